import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Pilih bank Anda',
  bankHow: 'Aplikasinya terbuka dengan pembayaran yang sudah terisi. Anda tinggal mengonfirmasi.',
  findBank: 'Cari bank Anda',
  bankNone: 'Tidak ada bank dengan nama itu. Coba kata lain atau tampilkan kode QR.',
  otherBank: 'Bank lain',
  bankWeb: 'Tidak ada aplikasi? {name} di browser',

  cashTitle: 'Bertemu dan bayar tunai',
  cashHow: 'Seseorang datang ke alamat ini. Serahkan uang hanya jika nama dan kodenya cocok.',
  bring: 'Siapkan tepat sejumlah ini',
  cashCancel: 'Batalkan pertemuan',
  cashCancelSure: 'Batalkan pertemuan? Tidak ada yang akan datang, dan Anda memilih lagi cara membayar.',
  cashCancelYes: 'Ya, batalkan',
  cashCancelNo: 'Tidak, tetap bertemu',

  contact_email: 'Email',
  contact_phone: 'Telepon',
  contact_url: 'Situs web',
  supportCopy: 'Salin untuk dukungan',
  supportHow: 'Pesanan, pembayaran, dan waktunya. Nama dan nomor Anda tidak ada di dalamnya.',
  savePicture: 'Simpan sebagai gambar',
  printPage: 'Cetak',
  payBefore: 'Bayar sebelum {time}',

  handoverHow: 'Pindai dengan ponsel: pembayaran terbuka di sana. Kodenya berlaku sekali, selama sepuluh menit.',
  handoverNew: 'Buat kode baru',

  receiptHow: 'Gambar atau PDF paling besar 5 MB. Hanya toko yang melihatnya.',
  receiptPick: 'Pilih berkas',
  receiptSending: 'Mengirim bukti transfer',
  receiptSent: 'Toko sudah menerima bukti Anda.',
  receiptMore: { other: 'Anda dapat melampirkan {count} lagi.' },
  receiptBad: 'Berkas ini tidak dapat dikirim. Pilih gambar atau PDF paling besar 5 MB.',
  cashOver: 'Jika uangnya sudah Anda serahkan, uang itu tidak hilang: hubungi toko, pesanan {order}.',
  cashAgain: 'Atur pertemuan baru',
}
export default texts
