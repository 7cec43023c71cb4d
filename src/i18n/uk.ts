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
}
export default uk
