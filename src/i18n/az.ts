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
}
export default az
