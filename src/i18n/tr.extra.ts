import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Bankanızı seçin',
  bankHow: 'Uygulaması doldurulmuş ödemeyle açılır. Size yalnızca onaylamak kalır.',
  findBank: 'Bankanızı bulun',
  bankNone: 'Bu adla banka bulunamadı. Başka bir kelime deneyin veya QR kodu gösterin.',
  otherBank: 'Başka bir banka',
  bankWeb: 'Uygulama yok mu? Tarayıcıda {name}',

  cashTitle: 'Buluşma ve nakit ödeme',
  cashHow: 'Bu adrese biri gelecek. Parayı yalnızca ad ve kod doğruysa verin.',
  bring: 'Tam bu tutarı hazır bulundurun',
  cashCancel: 'Buluşmayı iptal et',
  cashCancelSure: 'Buluşma iptal edilsin mi? O zaman kimse gelmez ve ödeme yöntemini yeniden seçersiniz.',
  cashCancelYes: 'Evet, iptal et',
  cashCancelNo: 'Hayır, kalsın',

  contact_email: 'E-posta',
  contact_phone: 'Telefon',
  contact_url: 'İnternet sitesi',
  supportCopy: 'Destek için kopyala',
  supportHow: 'Sipariş, ödeme ve saatleri. İçinde ne adınız ne de numaralarınız var.',
  savePicture: 'Resim olarak kaydet',
  printPage: 'Yazdır',
  payBefore: '{time} öncesinde ödeyin',

  handoverHow: 'Telefonunuzla okutun: ödeme orada açılır. Kod bir kez ve on dakika geçerlidir.',
  handoverNew: 'Yeni kod oluştur',

  receiptHow: 'En çok 5 MB resim veya PDF. Yalnızca mağaza görür.',
  receiptPick: 'Dosya seç',
  receiptSending: 'Dekont gönderiliyor',
  receiptSent: 'Dekontunuz mağazada.',
  receiptMore: { one: '{count} tane daha ekleyebilirsiniz.', other: '{count} tane daha ekleyebilirsiniz.' },
  receiptBad: 'Bu dosya gönderilemez. En çok 5 MB bir resim veya PDF seçin.',
  cashOver: 'Parayı verdiyseniz kaybolmadı: mağazaya yazın, sipariş {order}.',
  cashAgain: 'Yeni bir buluşma ayarla',
}
export default texts
