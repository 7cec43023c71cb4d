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
  chooseNone: 'Bu sipariş şu anda burada ödenemiyor. Daha sonra yeniden deneyin veya mağazaya yazın.',
  from: 'en az {amount}',
  upTo: 'en çok {amount}',
  fee: 'ücret {amount}',
  busy: 'şu anda yoğun, daha sonra deneyin',

  category_bank_transfer: 'Havale / EFT',
  category_mobile_payment: 'Mobil ödeme',
  category_digital_wallet: 'Dijital cüzdanlar',
  category_online_banking: 'İnternet bankacılığı',
  category_payment_card: 'Kartlar',
  category_cash_payment: 'Nakit',
  category_telecommunications: 'Telefon ve internet',
  category_other: 'Diğer yöntemler',
}
export default tr
