import type { Texts } from './texts.ts'

const id: Texts = {
  loading: 'Membuka pembayaran',
  dialog: 'Pembayaran',
  close: 'Tutup',
  toPay: 'Total pembayaran',
  leftToPay: 'Sisa pembayaran',
  paidOf: '{received} dari {amount} sudah masuk',
  testMode: 'Mode uji coba: bukan uang sungguhan',
  offline: 'Tidak ada koneksi. Yang Anda lihat tetap di sini, dan kami terus mencoba.',
  tryAgain: 'Coba lagi',
  fileMissing: 'Sebagian halaman ini tidak termuat.',
  troubleNetwork: 'Pembayaran tidak bisa dibuka. Periksa koneksi Anda; kami terus mencoba.',
  troubleToken: 'Pembayaran ini sudah ditutup. Kembali ke toko dan mulai pembayaran lagi.',

  chooseTitle: 'Bagaimana Anda ingin membayar?',
  chooseNone: 'Saat ini pesanan ini tidak bisa dibayar di sini. Coba lagi nanti atau hubungi toko.',
  from: 'mulai {amount}',
  upTo: 'hingga {amount}',
  fee: 'biaya {amount}',
  busy: 'sedang sibuk, coba lagi nanti',

  category_bank_transfer: 'Transfer bank',
  category_mobile_payment: 'Pembayaran seluler',
  category_digital_wallet: 'Dompet digital',
  category_online_banking: 'Internet banking',
  category_payment_card: 'Kartu',
  category_cash_payment: 'Tunai',
  category_telecommunications: 'Telepon dan internet',
  category_other: 'Metode lain',
}
export default id
