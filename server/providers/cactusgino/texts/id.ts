import type { Texts } from './en.ts'

export const id: Texts = {
  names: {
    card: 'Transfer ke kartu',
    sbp: 'SBP',
    sbpByPhone: 'SBP, dengan nomor telepon',
    sbpByQr: 'SBP, dengan kode QR',
    tbankCard: 'Kartu T-Bank',
    abroad: 'Transfer ke luar negeri (CIS)',
    abroadToCard: 'Transfer ke kartu di luar negeri (CIS)',
    localBanks: 'Transfer bank lokal',
    mobile: 'Saldo pulsa',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Isi pulsa',
    m10: 'Dompet m10',
    cash: 'Tunai',
    wholeForm: 'Di halaman Cactusgino',
  },
  summaries: {
    transfer: 'Dari aplikasi bank Anda',
    qr: 'Lewat kode QR di aplikasi bank',
    wallet: 'Dari dompet digital Anda',
    mts: 'Dari saldo MTS Anda',
    cash: 'Saat bertemu kurir',
    form: 'Di formulir yang terbuka',
    wholeForm: 'Pilih di formulir',
  },
  fields: {
    bank_name: 'Bank Anda',
    bank_app: 'Aplikasi yang Anda pakai untuk membayar',
    address: 'Alamat',
    messenger: 'Aplikasi pesan',
    username: 'Nama Anda di aplikasi pesan',
    asap: 'Secepat mungkin',
    time: 'Atau pada waktu tertentu',
    verification_code: 'Kode verifikasi',
  },
  hints: {
    bank_app:
      'Anda mendapat detail yang dapat dituju dari aplikasi ini. Dari aplikasi lain uangnya mungkin tidak sampai.',
    bank_name: 'Membantu mencari penerima di bank yang sama',
    address: 'Tempat Anda ingin bertemu',
    verification_code: 'Jika Anda diberi kodenya',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable: 'Formulir pembayaran tidak bisa dibuka. Coba lagi atau pilih metode lain.',
    amount_not_expressible: 'Metode ini tidak menerima jumlah dengan pecahan seperti ini. Pilih metode lain.',
    customer_refused: 'Sistem pembayaran tidak menerima pembayaran ini. Pilih metode lain atau hubungi toko.',
    semicolon: 'Salah satu kolom berisi titik koma, dan metode ini tidak bisa menerimanya. Tulis tanpa titik koma.',
    another_paid: 'Pembayaran Anda yang lain sudah dibayar, jadi yang ini ditutup.',
    not_received:
      'Tidak ada uang yang masuk. Jika Anda sudah mengirimnya, simpan bukti transfer dan hubungi toko; jika belum, coba lagi.',
    cash_not_received:
      'Tidak ada uang yang masuk. Jika Anda sudah menyerahkannya, hubungi toko; jika belum, coba lagi.',
    exact_amount:
      'Jumlahnya berbeda dari pesanan Anda. Kirim tepat sejumlah ini, kalau tidak pembayaran tidak akan ditemukan.',
    exact_cash: 'Jumlahnya berbeda dari pesanan Anda. Siapkan tepat sejumlah ini untuk pertemuan.',
  },
}
