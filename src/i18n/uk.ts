import type { Texts } from './texts.ts'

const uk: Texts = {
  loading: 'Відкриваємо оплату',
  dialog: 'Оплата',
  close: 'Закрити',
  toPay: 'До сплати',
  leftToPay: 'Залишилося сплатити',
  paidOf: 'Надійшло {received} із {amount}',
  testMode: 'Тестовий режим: гроші не справжні',
  offline: 'Немає з’єднання. Дані на екрані збережуться, пробуємо знову.',
  tryAgain: 'Повторити',
  fileMissing: 'Частина сторінки не завантажилася.',
  troubleNetwork: 'Не вдається завантажити оплату. Перевірте інтернет, ми пробуємо ще раз.',
  troubleToken: 'Цю оплату вже закрито. Поверніться до магазину й почніть знову.',

  chooseTitle: 'Як ви хочете заплатити?',
  chooseNone: 'Зараз це замовлення оплатити не можна. Спробуйте пізніше або напишіть до магазину.',
  from: 'від {amount}',
  upTo: 'до {amount}',
  fee: 'комісія {amount}',
  busy: 'зайнято, спробуйте пізніше',

  category_bank_transfer: 'Банківський переказ',
  category_mobile_payment: 'Мобільні платежі',
  category_digital_wallet: 'Гаманці',
  category_online_banking: 'Онлайн-банк',
  category_payment_card: 'Картки',
  category_cash_payment: 'Готівка',
  category_telecommunications: 'Зв’язок та інтернет',
  category_other: 'Інші способи',
}
export default uk
