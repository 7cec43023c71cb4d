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
}
export default kk
