/** The sentences of the hosted page as it is without JavaScript. */
import type { Sentence } from './locale.ts'

export const PAGE = {
  pay: { en: 'Pay', ru: 'Оплатить' },
  total: { en: 'To pay', ru: 'К оплате' },
  test: { en: 'Test mode: no real money', ru: 'Тестовый режим: деньги не настоящие' },
  choose: { en: 'How would you like to pay?', ru: 'Как вы хотите заплатить?' },
  continue: { en: 'Continue', ru: 'Продолжить' },
  refresh: { en: 'Check again', ru: 'Проверить ещё раз' },
  giveUp: { en: 'Choose another way', ru: 'Выбрать другой способ' },
  sent: { en: 'I have sent the money', ru: 'Деньги отправлены' },
  waitOperator: {
    en: 'We are looking for someone to take your payment. This can take a few minutes.',
    ru: 'Ищем, кто примет ваш платёж. Это может занять несколько минут.',
  },
  waitConfirmation: {
    en: 'We are waiting for your money to arrive. You may close this page and come back.',
    ru: 'Ждём, когда придут деньги. Страницу можно закрыть и вернуться позже.',
  },
  waitProvider: { en: 'The payment system is getting ready.', ru: 'Платёжная система готовится.' },
  transfer: { en: 'Send exactly this amount', ru: 'Переведите ровно эту сумму' },
  until: { en: 'Send it before', ru: 'Отправьте до' },
  open: { en: 'Open the payment page', ru: 'Открыть страницу оплаты' },
  bank: { en: 'Open your bank', ru: 'Открыть банк' },
  back: { en: 'Back to the shop', ru: 'Вернуться в магазин' },
  paid: { en: 'Paid. Thank you.', ru: 'Оплачено. Спасибо.' },
  overpaid: {
    en: 'Paid, and more than was asked. The shop will be in touch about the rest.',
    ru: 'Оплачено, и больше, чем нужно. Магазин свяжется с вами насчёт остатка.',
  },
  underpaid: {
    en: 'The time is over and only a part has come. The shop will be in touch.',
    ru: 'Время вышло, пришла только часть суммы. Магазин свяжется с вами.',
  },
  failed: { en: 'The payment did not go through.', ru: 'Платёж не прошёл.' },
  expired: {
    en: 'The time to pay is over. If you have sent money, we will still see it.',
    ru: 'Время на оплату вышло. Если вы отправили деньги, мы их увидим.',
  },
  cancelled: { en: 'The shop has cancelled this payment.', ru: 'Магазин отменил этот платёж.' },
  lost: {
    en: 'This page can only be opened from the shop. Go back to the shop and choose to pay again.',
    ru: 'Эту страницу можно открыть только из магазина. Вернитесь в магазин и перейдите к оплате ещё раз.',
  },
  row: { en: 'Detail', ru: 'Реквизит' },
  card: { en: 'Card number', ru: 'Номер карты' },
  phone: { en: 'Phone number', ru: 'Номер телефона' },
  account: { en: 'Account', ru: 'Счёт' },
  holder: { en: 'Recipient', ru: 'Получатель' },
  bankName: { en: 'Bank', ru: 'Банк' },
  country: { en: 'Country', ru: 'Страна' },
  address: { en: 'Address', ru: 'Адрес' },
  messenger: { en: 'Messenger', ru: 'Мессенджер' },
  username: { en: 'User name', ru: 'Имя пользователя' },
  time: { en: 'Time', ru: 'Время' },
  code: { en: 'Code', ru: 'Код' },
  reference: { en: 'Reference', ru: 'Назначение' },
} as const satisfies Record<string, Sentence>
