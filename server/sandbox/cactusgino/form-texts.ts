/** The payment form's sentences in the languages of Cactusgino's form document. */

export interface FormTexts {
  /** BCP 47 tag of the page. */
  readonly lang: string
  readonly title: string
  readonly amount: string
  readonly order: string
  readonly chooseMethod: string
  readonly chooseBank: string
  readonly pay: string
  readonly decline: string
  readonly paid: string
  readonly failed: string
  readonly expired: string
  readonly validUntil: string
  readonly sandbox: string
}

/** The document's own codes: its IN is Indonesian and its ID is Hindi. */
const TEXTS: Readonly<Record<string, FormTexts>> = {
  EN: {
    lang: 'en',
    title: 'Payment',
    amount: 'To pay',
    order: 'Order',
    chooseMethod: 'Choose how to pay',
    chooseBank: 'Choose your bank',
    pay: 'Pay',
    decline: 'Decline',
    paid: 'The payment has been received.',
    failed: 'The payment was declined.',
    expired: 'The time to pay is over. Do not send money.',
    validUntil: 'Pay before',
    sandbox: 'This is a sandbox: no money moves here.',
  },
  DE: {
    lang: 'de',
    title: 'Zahlung',
    amount: 'Zu zahlen',
    order: 'Bestellung',
    chooseMethod: 'Wählen Sie die Zahlungsart',
    chooseBank: 'Wählen Sie Ihre Bank',
    pay: 'Bezahlen',
    decline: 'Ablehnen',
    paid: 'Die Zahlung ist eingegangen.',
    failed: 'Die Zahlung wurde abgelehnt.',
    expired: 'Die Zeit zum Bezahlen ist abgelaufen. Senden Sie kein Geld.',
    validUntil: 'Bezahlen bis',
    sandbox: 'Dies ist eine Sandbox: Hier fließt kein Geld.',
  },
  UA: {
    lang: 'uk',
    title: 'Оплата',
    amount: 'До сплати',
    order: 'Замовлення',
    chooseMethod: 'Оберіть спосіб оплати',
    chooseBank: 'Оберіть свій банк',
    pay: 'Сплатити',
    decline: 'Відхилити',
    paid: 'Платіж отримано.',
    failed: 'Платіж відхилено.',
    expired: 'Час на оплату вичерпано. Не надсилайте гроші.',
    validUntil: 'Сплатити до',
    sandbox: 'Це пісочниця: гроші тут не рухаються.',
  },
  RU: {
    lang: 'ru',
    title: 'Оплата',
    amount: 'К оплате',
    order: 'Заказ',
    chooseMethod: 'Выберите способ оплаты',
    chooseBank: 'Выберите свой банк',
    pay: 'Оплатить',
    decline: 'Отклонить',
    paid: 'Платёж получен.',
    failed: 'Платёж отклонён.',
    expired: 'Время на оплату вышло. Не отправляйте деньги.',
    validUntil: 'Оплатить до',
    sandbox: 'Это песочница: деньги здесь не двигаются.',
  },
  KZ: {
    lang: 'kk',
    title: 'Төлем',
    amount: 'Төлеуге',
    order: 'Тапсырыс',
    chooseMethod: 'Төлем тәсілін таңдаңыз',
    chooseBank: 'Банкіңізді таңдаңыз',
    pay: 'Төлеу',
    decline: 'Бас тарту',
    paid: 'Төлем қабылданды.',
    failed: 'Төлем қабылданбады.',
    expired: 'Төлем уақыты бітті. Ақша жібермеңіз.',
    validUntil: 'Төлеу мерзімі',
    sandbox: 'Бұл — сынақ ортасы: мұнда ақша қозғалмайды.',
  },
  AZ: {
    lang: 'az',
    title: 'Ödəniş',
    amount: 'Ödəniləcək',
    order: 'Sifariş',
    chooseMethod: 'Ödəniş üsulunu seçin',
    chooseBank: 'Bankınızı seçin',
    pay: 'Ödə',
    decline: 'İmtina et',
    paid: 'Ödəniş alındı.',
    failed: 'Ödəniş rədd edildi.',
    expired: 'Ödəniş vaxtı bitib. Pul göndərməyin.',
    validUntil: 'Son vaxt',
    sandbox: 'Bu, sınaq mühitidir: burada pul hərəkət etmir.',
  },
  IN: {
    lang: 'id',
    title: 'Pembayaran',
    amount: 'Jumlah',
    order: 'Pesanan',
    chooseMethod: 'Pilih cara membayar',
    chooseBank: 'Pilih bank Anda',
    pay: 'Bayar',
    decline: 'Tolak',
    paid: 'Pembayaran telah diterima.',
    failed: 'Pembayaran ditolak.',
    expired: 'Waktu pembayaran habis. Jangan kirim uang.',
    validUntil: 'Bayar sebelum',
    sandbox: 'Ini sandbox: tidak ada uang yang berpindah.',
  },
  ID: {
    lang: 'hi',
    title: 'भुगतान',
    amount: 'देय राशि',
    order: 'ऑर्डर',
    chooseMethod: 'भुगतान का तरीका चुनें',
    chooseBank: 'अपना बैंक चुनें',
    pay: 'भुगतान करें',
    decline: 'अस्वीकार करें',
    paid: 'भुगतान मिल गया है।',
    failed: 'भुगतान अस्वीकार कर दिया गया।',
    expired: 'भुगतान का समय समाप्त हो गया है। पैसे न भेजें।',
    validUntil: 'इस समय तक भुगतान करें',
    sandbox: 'यह सैंडबॉक्स है: यहाँ कोई पैसा नहीं चलता।',
  },
}
const ENGLISH = TEXTS['EN'] as FormTexts

/** The texts for a `language` of `obtain_token`; English where it is not recognised, as the document says. */
export function formTexts(language: string): FormTexts {
  return TEXTS[language.toUpperCase()] ?? ENGLISH
}
