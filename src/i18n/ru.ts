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
  chooseNone: 'Сейчас этот заказ нечем оплатить. Попробуйте позже или напишите в магазин.',
  from: 'от {amount}',
  upTo: 'до {amount}',
  fee: 'комиссия {amount}',
  busy: 'сейчас занято, попробуйте позже',
  category_bank_transfer: 'Банковский перевод',
  category_mobile_payment: 'Мобильный платёж',
  category_digital_wallet: 'Кошельки',
  category_online_banking: 'Онлайн-банк',
  category_payment_card: 'Карты',
  category_cash_payment: 'Наличные',
  category_telecommunications: 'Связь и интернет',
  category_other: 'Другие способы',
}
export default ru
