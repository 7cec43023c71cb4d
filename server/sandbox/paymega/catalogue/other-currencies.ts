/** What the sandbox's account offers in other currencies. */
import { CARD_METHOD, phoneField, service, TEST_METHOD, TEST_SERVICE, type CurrencyCatalogue } from './spec.ts'

export const OTHER_CURRENCIES: Readonly<Record<string, CurrencyCatalogue>> = {
  USD: {
    services: [
      service('payment_card', 'hpp', [0.01, 1_000_000]),
      service('paypal', 'hpp', [1, 10_000], { entry: 'POST' }),
      service('qiwi', 'hpp', [1, 5000], { fields: [phoneField('/^\\+\\d{10,14}$/', true)] }),
      service('skrill', 'hpp', [5, 10_000], { entry: 'GET with params', fee: { rate: 2.9, fix: 0.3, min: 0, max: 0 } }),
      TEST_SERVICE,
    ],
    methods: {
      payment_card: CARD_METHOD,
      paypal: { category: 'digital_wallet', name: { en: 'PayPal' } },
      qiwi: { category: 'digital_wallet', name: { en: 'QIWI Wallet', ru: 'QIWI Кошелёк', uk: 'QIWI Гаманець' } },
      skrill: { category: 'digital_wallet', name: { en: 'Skrill' } },
      test: TEST_METHOD,
    },
  },
  KZT: {
    services: [
      service('payment_card', 'hpp', [100, 2_000_000]),
      service('halyk', 'hpp', [500, 5_000_000], { entry: 'POST' }),
      service('beeline', 'hpp', [50, 50_000], { fields: [phoneField('/^\\+77\\d{9}$/', true)] }),
      service('activ_kcell', 'hpp', [50, 50_000], { fields: [phoneField('/^\\+77\\d{9}$/', true)] }),
      TEST_SERVICE,
    ],
    methods: {
      payment_card: CARD_METHOD,
      halyk: { category: 'online_banking', name: { en: 'Halyk Bank', ru: 'Халык Банк' } },
      beeline: { category: 'mobile_carrier_billing', name: { en: 'Beeline', ru: 'Билайн', uk: 'Білайн' } },
      activ_kcell: { category: 'mobile_carrier_billing', name: { en: 'Kcell/Activ', ru: 'Kcell/Activ' } },
      test: TEST_METHOD,
    },
  },
  EUR: {
    services: [service('payment_card', 'hpp', [0.5, 50_000]), service('sepa', 'invoice', [1, 100_000]), TEST_SERVICE],
    methods: {
      payment_card: CARD_METHOD,
      sepa: { category: 'bank_transfer', name: { en: 'SEPA transfer', ru: 'Перевод SEPA', uk: 'Переказ SEPA' } },
      test: TEST_METHOD,
    },
  },
  UAH: {
    services: [
      service('payment_card', 'hpp', [1, 400_000]),
      service('privat24', 'hpp', [1, 100_000], { entry: 'POST' }),
    ],
    methods: {
      payment_card: CARD_METHOD,
      privat24: { category: 'online_banking', name: { en: 'Privat24', ru: 'Приват24', uk: 'Приват24' } },
    },
  },
  AZN: {
    services: [service('payment_card', 'hpp', [1, 10_000]), service('m10', 'hpp', [1, 5000])],
    methods: { payment_card: CARD_METHOD, m10: { category: 'digital_wallet', name: { en: 'm10' } } },
  },
  // Nothing of its own: its payers pay in other currencies.
  GEL: {
    services: [
      service('payment_card', 'hpp', [1, 10_000], { currency: 'USD' }),
      service('qiwi', 'hpp', [10, 500_000], {
        currency: 'RUB',
        fields: [phoneField('/^\\+\\d{10,14}$/', true)],
        fee: { rate: 2, fix: 0, min: 0, max: 0 },
      }),
    ],
    methods: {
      payment_card: CARD_METHOD,
      qiwi: { category: 'digital_wallet', name: { en: 'QIWI Wallet', ru: 'QIWI Кошелёк', uk: 'QIWI Гаманець' } },
    },
  },
  BRL: {
    services: [
      service('pix', 'hpp', [1, 50_000]),
      // A flow of the live catalogue whose payload no document describes: nothing to open.
      service('boleto', 'transfer', [5, 20_000]),
    ],
    methods: {
      pix: { category: 'bank_transfer', name: { en: 'PIX' } },
      boleto: { category: 'prepaid_voucher', name: { en: 'Boleto' } },
    },
  },
}
