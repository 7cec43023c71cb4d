import type { Texts } from './texts.ts'

const uk: Texts = {
  loading: 'Відкриваємо оплату',
  dialog: 'Оплата',
  close: 'Закрити',
  toPay: 'До сплати',
  leftToPay: 'Ще до сплати',
  paidOf: 'Надійшло {received} із {amount}',
  testMode: 'Тестовий режим: гроші не справжні',
  offline: 'Немає зв’язку. Екран залишається, пробуємо далі.',
  tryAgain: 'Повторити',
  fileMissing: 'Частина сторінки не завантажилася.',
  troubleNetwork: 'Не вдається відкрити оплату. Перевірте інтернет, пробуємо далі.',
  troubleToken: 'Цю оплату вже закрито. Поверніться до магазину й почніть знову.',

  chooseTitle: 'Як ви хочете заплатити?',
}
export default uk
