import type { Texts } from './texts.ts'

const kk: Texts = {
  loading: 'Төлем ашылып жатыр',
  dialog: 'Төлем',
  close: 'Жабу',
  toPay: 'Төленетін сома',
  leftToPay: 'Қалған сома',
  paidOf: 'Түскен сома: {received}, керегі: {amount}',
  testMode: 'Сынақ режимі: нақты ақша алынбайды',
  offline: 'Байланыс жоқ. Экрандағы деректер сақталады, қайта қосылуға тырысып жатырмыз.',
  tryAgain: 'Қайталап көру',
  fileMissing: 'Беттің бір бөлігі жүктелмеді.',
  troubleNetwork: 'Төлем ашылмай тұр. Интернетті тексеріңіз, қайталап көріп жатырмыз.',
  troubleToken: 'Бұл төлем жабылған. Дүкенге оралып, қайта бастаңыз.',

  chooseTitle: 'Қалай төлегіңіз келеді?',
  chooseNone: 'Қазір бұл тапсырысты төлеу мүмкін емес. Кейін көріңіз немесе дүкенге жазыңыз.',
  from: 'кемінде {amount}',
  upTo: 'ең көбі {amount}',
  fee: 'комиссия {amount}',
  busy: 'бос емес, кейін көріңіз',

  category_bank_transfer: 'Банк аударымы',
  category_mobile_payment: 'Мобильді төлем',
  category_digital_wallet: 'Әмияндар',
  category_online_banking: 'Онлайн-банк',
  category_payment_card: 'Карталар',
  category_cash_payment: 'Қолма-қол ақша',
  category_telecommunications: 'Байланыс және интернет',
  category_other: 'Басқа тәсілдер',
}
export default kk
