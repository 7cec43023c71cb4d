import type { Texts } from './texts.ts'

const ru: Texts = {
  loading: 'Открываем оплату',
  dialog: 'Оплата',
  close: 'Закрыть',
  toPay: 'К оплате',
  leftToPay: 'Осталось оплатить',
  paidOf: 'Пришло {received} из {amount}',
  testMode: 'Тестовый режим: деньги не списываются',
  offline: 'Нет связи. Всё на экране остаётся, мы повторяем попытки.',
  tryAgain: 'Повторить',
  fileMissing: 'Часть страницы не загрузилась.',
  troubleNetwork: 'Не получается открыть оплату. Проверьте интернет, мы повторяем попытки.',
  troubleToken: 'Эта оплата уже закрыта. Вернитесь в магазин и начните заново.',

  chooseTitle: 'Как вам удобно заплатить?',
}
export default ru
