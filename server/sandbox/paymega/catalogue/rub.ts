/** What the sandbox's account offers in roubles, its oddities on purpose: what real catalogues have been seen to hold. */
import {
  accountField,
  CARD_METHOD,
  phoneField,
  service,
  TEST_METHOD,
  TEST_SERVICE,
  type CurrencyCatalogue,
} from './spec.ts'

export const RUB: CurrencyCatalogue = {
  services: [
    service('sbp', 'hpp', [10, 600_000]),
    service('sbp_qr', 'hpp', [10, 600_000], { entry: 'GET with params' }),
    service('sbp_qr', 'invoice', [10, 600_000]),
    // An optional card number: a shop must not ask its buyers for it.
    service('payment_card', 'hpp', [100, 300_000], {
      fields: [
        {
          key: 'card_number',
          label: { en: 'Card number', ru: 'Номер карты', uk: 'Номер карти' },
          hint: { en: 'Enter card number', ru: 'Введите номер карты', uk: 'Введіть номер карти' },
          regexp: '/^\\d{12,19}$/',
          required: false,
        },
      ],
    }),
    // A required token: nothing a buyer could type.
    service('payment_card_token', 'hpp', [100, 300_000], {
      fields: [
        {
          key: 'token',
          label: { en: 'Token', ru: 'Токен', uk: 'Токен' },
          hint: { en: 'Enter token', ru: 'Введите токен', uk: 'Введіть токен' },
          regexp: '/^[a-zA-Z_0-9]{32,128}$/',
          required: true,
        },
      ],
    }),
    service('sberbank', 'hpp', [100, 500_000], { entry: 'POST' }),
    service('alfaclick', 'hpp', [500, 500_000], { entry: 'POST' }),
    service('card_transfer', 'hpp', [1000, 150_000], { fee: { rate: 1.5, fix: 15, min: 30, max: 1500 } }),
    service('qiwi', 'hpp', [1, 75_000], { fields: [phoneField('/^\\+\\d{10,14}$/', true)] }),
    service('beeline', 'hpp', [10, 15_000], { fields: [phoneField('^\\+?7\\d{10}$', true)] }),
    // A quantifier that is none: `{10-14}` does not compile in Unicode mode and never matches elsewhere.
    service('yoomoney', 'hpp', [1, 250_000], { fields: [accountField('410011234567890', '^41001\\d{10-14}$')] }),
    // Nested quantifiers: slow enough to freeze whoever runs it on a long wrong value.
    service('payeer', 'hpp', [50, 200_000], { fields: [accountField('P1000000', '(\\d+\\s?)+$')] }),
    service('tether_trc20', 'hpp', [5000, 5_000_000], {
      fields: [
        {
          key: 'payer_name',
          label: { en: 'Your name', ru: 'Ваше имя', uk: "Ваше ім'я" },
          hint: { en: 'As in your passport', ru: 'Как в паспорте', uk: 'Як у паспорті' },
          regexp: '/^[-\\s\\p{L}]{2,100}$/u',
          required: true,
        },
      ],
    }),
    service('cash', 'invoice', [100, 15_000], { fee: { rate: 0, fix: 50, min: 0, max: 0 } }),
    service('swift', 'invoice', [50_000, 10_000_000]),
    TEST_SERVICE,
  ],
  methods: {
    sbp: { category: 'bank_transfer', name: { en: 'Faster Payments System', ru: 'СБП', uk: 'СБП' } },
    sbp_qr: { category: 'bank_transfer', name: { en: 'SBP by QR code', ru: 'СБП по QR-коду', uk: 'СБП за QR-кодом' } },
    payment_card: CARD_METHOD,
    payment_card_token: {
      category: 'payment_card',
      name: { en: 'Saved card', ru: 'Сохранённая карта', uk: 'Збережена картка' },
    },
    sberbank: {
      category: 'online_banking',
      name: { en: 'Sberbank Online', ru: 'Сбербанк Онлайн', uk: 'Ощадбанк Онлайн' },
    },
    alfaclick: { category: 'online_banking', name: { en: 'Alfa-Click', ru: 'Альфа-Клик' } },
    card_transfer: {
      category: 'bank_transfer',
      name: { en: 'Transfer to a card', ru: 'Перевод на карту', uk: 'Переказ на картку' },
    },
    qiwi: {
      category: 'digital_wallet',
      name: { en: 'QIWI Wallet', ru: 'QIWI Кошелёк', uk: 'QIWI Гаманець' },
      description: 'Wallet by phone number.',
    },
    beeline: { category: 'mobile_carrier_billing', name: { en: 'Beeline', ru: 'Билайн', uk: 'Білайн' } },
    yoomoney: { category: 'digital_wallet', name: { en: 'YooMoney', ru: 'ЮMoney', uk: 'ЮMoney' } },
    payeer: { category: 'digital_wallet', name: { en: 'Payeer' } },
    tether_trc20: { category: 'alternative', name: { en: 'Tether TRC-20', ru: 'Tether TRC-20' } },
    cash: {
      category: 'cash_payment',
      name: { en: 'Cash in a shop', ru: 'Наличные в салоне связи', uk: 'Готівка в салоні' },
    },
    swift: { category: 'bank_transfer', name: { en: 'SWIFT transfer', ru: 'Перевод SWIFT', uk: 'Переказ SWIFT' } },
    test: TEST_METHOD,
  },
}
