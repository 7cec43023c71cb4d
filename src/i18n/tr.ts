import type { Texts } from './texts.ts'

const tr: Texts = {
  loading: 'Ödeme açılıyor',
  dialog: 'Ödeme',
  close: 'Kapat',
  toPay: 'Ödenecek tutar',
  leftToPay: 'Kalan tutar',
  paidOf: 'Alınan: {received}, toplam: {amount}',
  testMode: 'Test modu: gerçek para değil',
  offline: 'Bağlantı yok. Gördükleriniz ekranda kalır, biz denemeyi sürdürüyoruz.',
  tryAgain: 'Yeniden dene',
  fileMissing: 'Sayfanın bir bölümü yüklenmedi.',
  troubleNetwork: 'Ödeme açılamıyor. Bağlantınızı kontrol edin, biz denemeyi sürdürüyoruz.',
  troubleToken: 'Bu ödeme artık açık değil. Mağazaya dönün ve ödemeyi yeniden başlatın.',

  chooseTitle: 'Nasıl ödemek istersiniz?',
}
export default tr
