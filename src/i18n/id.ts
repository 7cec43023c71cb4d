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
}
export default id
