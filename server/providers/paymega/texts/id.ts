import type { Texts } from './en.ts'

export const id: Texts = {
  summaries: {
    page: 'Di halaman pembayaran',
    pageIn: 'Di halaman pembayaran, dalam {currency}',
    test: 'Percobaan, tidak ada uang yang berpindah',
  },
  sentences: {
    funds: 'Uang di kartu atau rekening tidak cukup. Isi saldonya, atau bayar dengan metode lain.',
    limit:
      'Bank Anda tidak mengizinkan pembayaran ini: limit kartu sudah tercapai. Naikkan di aplikasi bank Anda, atau pakai kartu lain.',
    someLimit:
      'Pembayaran ini terhalang batas: batas kartu, bank, atau sistem pembayaran. Pakai kartu lain, atau bayar dengan cara lain.',
    restricted: 'Kartu ini tidak mengizinkan pembayaran seperti ini. Pakai kartu lain, atau bayar dengan cara lain.',
    expired: 'Masa berlaku kartu sudah habis, atau tanggalnya salah ketik. Periksa tanggalnya, atau pakai kartu lain.',
    typo: 'Ada data pembayaran yang salah ketik. Periksa satu per satu lalu coba lagi.',
    otherCard: 'Kartu ini tidak bisa dipakai di sini. Pakai kartu lain, atau bayar dengan metode lain.',
    notEnrolled:
      'Kartu ini belum diaktifkan untuk konfirmasi pembayaran di internet. Aktifkan di aplikasi bank Anda, atau pakai kartu lain.',
    notConfirmed: 'Pembayaran tidak dikonfirmasi. Coba lagi dan masukkan kode yang dikirim bank Anda.',
    blocked: 'Bank Anda memblokir kartu ini. Telepon bank, atau pakai kartu lain.',
    security: 'Pembayaran dihentikan oleh pemeriksaan keamanan. Bayar dengan metode lain, atau hubungi toko.',
    declined: 'Bank Anda menolak pembayaran tanpa memberi alasan. Telepon bank, atau pakai kartu lain.',
    noReason: 'Pembayaran ditolak tanpa alasan. Pakai kartu lain, atau bayar dengan cara lain.',
    twice:
      'Pembayaran yang sama terkirim dua kali, dan yang kedua tidak diterima. Tunggu beberapa menit sebelum mencoba lagi.',
    unclear:
      'Sistem pembayaran tidak dapat memastikan apa yang terjadi dengan pembayaran ini. Periksa di bank Anda apakah uang sudah terpotong sebelum membayar lagi.',
    system: 'Ada gangguan di sistem pembayaran. Coba lagi dalam beberapa menit, atau bayar dengan metode lain.',
  },
}
