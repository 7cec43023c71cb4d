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
  chooseNone: 'Сейчас этот заказ оплатить нельзя. Попробуйте позже или напишите в магазин.',
  from: 'от {amount}',
  upTo: 'до {amount}',
  fee: 'комиссия {amount}',
  busy: 'сейчас занято, попробуйте позже',
  category_bank_transfer: 'Банковский перевод',
  category_mobile_payment: 'Мобильные платежи',
  category_digital_wallet: 'Кошельки',
  category_online_banking: 'Онлайн-банк',
  category_payment_card: 'Карты',
  category_cash_payment: 'Наличные',
  category_telecommunications: 'Связь и интернет',
  category_other: 'Другие способы',
}
export default ru
