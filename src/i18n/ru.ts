import type { Texts } from './texts.ts'

const ru: Texts = {
  loading: 'Открываем оплату',
  dialog: 'Оплата',
  close: 'Закрыть',
  toPay: 'К оплате',
  leftToPay: 'Осталось оплатить',
  paidOf: 'Пришло {received} из {amount}',
  testMode: 'Тестовый режим: деньги не списываются',
  offline: 'Нет связи. Данные на экране сохранятся, мы пробуем подключиться снова.',
  tryAgain: 'Повторить',
  fileMissing: 'Часть страницы не загрузилась.',
  troubleNetwork: 'Не удаётся загрузить оплату. Проверьте подключение к интернету, мы пробуем снова.',
  troubleToken: 'Эта оплата уже закрыта. Вернитесь в магазин и начните заново.',

  chooseTitle: 'Выберите способ оплаты',
}
export default ru
