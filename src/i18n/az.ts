import type { Texts } from './texts.ts'

const az: Texts = {
  loading: 'Ödəniş açılır',
  dialog: 'Ödəniş',
  close: 'Bağla',
  toPay: 'Ödəniləcək məbləğ',
  leftToPay: 'Qalan məbləğ',
  paidOf: '{amount} məbləğindən {received} daxil olub',
  testMode: 'Test rejimi: pul həqiqi deyil',
  offline: 'Bağlantı yoxdur. Ekrandakılar qalır, biz yenidən cəhd edirik.',
  tryAgain: 'Yenidən cəhd et',
  fileMissing: 'Səhifənin bir hissəsi yüklənmədi.',
  troubleNetwork: 'Ödənişi açmaq olmur. İnterneti yoxlayın, biz yenidən cəhd edirik.',
  troubleToken: 'Bu ödəniş artıq bağlanıb. Mağazaya qayıdın və ödənişə yenidən başlayın.',

  chooseTitle: 'Necə ödəmək istəyirsiniz?',
  chooseNone: 'Hazırda bu sifarişi burada ödəmək mümkün deyil. Sonra yenidən cəhd edin və ya mağazaya yazın.',
  from: 'ən azı {amount}',
  upTo: 'ən çoxu {amount}',
  fee: 'komissiya {amount}',
  busy: 'hazırda məşğuldur, sonra cəhd edin',

  category_bank_transfer: 'Bank köçürməsi',
  category_mobile_payment: 'Mobil ödəniş',
  category_digital_wallet: 'Elektron pulqabılar',
  category_online_banking: 'İnternet bankçılıq',
  category_payment_card: 'Kartlar',
  category_cash_payment: 'Nağd pul',
  category_telecommunications: 'Telefon və internet',
  category_other: 'Digər üsullar',
}
export default az
