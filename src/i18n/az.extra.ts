import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Bankınızı seçin',
  bankHow: 'Onun tətbiqi doldurulmuş ödənişlə açılır. Sizə yalnız təsdiqləmək qalır.',
  findBank: 'Bankınızı tapın',
  bankNone: 'Belə bank tapılmadı. Başqa söz yoxlayın və ya QR kodu göstərin.',
  otherBank: 'Başqa bank',
  bankWeb: 'Tətbiq yoxdur? {name} brauzerdə',

  cashTitle: 'Görüş və nağd ödəniş',
  cashHow: 'Bu ünvana adam gələcək. Pulu yalnız ad və kod düz gəlsə verin.',
  bring: 'Düz bu qədər hazırlayın',
  cashCancel: 'Görüşü ləğv et',
  cashCancelSure: 'Görüş ləğv edilsin? Onda heç kim gəlməyəcək və ödəniş üsulunu yenidən seçəcəksiniz.',
  cashCancelYes: 'Bəli, ləğv et',
  cashCancelNo: 'Xeyr, qalsın',

  contact_email: 'E-poçt',
  contact_phone: 'Telefon',
  contact_url: 'Sayt',
  supportCopy: 'Dəstək üçün kopyala',
  supportHow: 'Sifariş, ödəniş və vaxtları. Orada nə adınız, nə də nömrələriniz var.',
  savePicture: 'Şəkil kimi saxla',
  printPage: 'Çap et',
  payBefore: '{time} vaxtınadək ödəyin',

  handoverHow: 'Telefonla skan edin: ödəniş orada açılacaq. Kod bir dəfə və on dəqiqə işləyir.',
  handoverNew: 'Yeni kod yarat',

  receiptHow: 'Ən çoxu 5 MB şəkil və ya PDF. Onu yalnız mağaza görür.',
  receiptPick: 'Fayl seç',
  receiptSending: 'Qəbz göndərilir',
  receiptSent: 'Qəbziniz mağazadadır.',
  receiptMore: { one: 'Daha {count} əlavə edə bilərsiniz.', other: 'Daha {count} əlavə edə bilərsiniz.' },
  receiptBad: 'Bu faylı göndərmək olmur. Ən çoxu 5 MB şəkil və ya PDF seçin.',
  cashOver: 'Pulu artıq vermisinizsə, o, itməyib: mağazaya yazın, sifariş {order}.',
  cashAgain: 'Yeni görüş təyin et',
}
export default texts
