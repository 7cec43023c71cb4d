import type { Texts } from './en.ts'

export const az: Texts = {
  names: {
    card: 'Karta köçürmə',
    sbp: 'SBP',
    sbpByPhone: 'SBP, telefon nömrəsi ilə',
    sbpByQr: 'SBP, QR kodla',
    tbankCard: 'T-Bank kartı',
    abroad: 'Xaricə köçürmə (MDB)',
    abroadToCard: 'Xaricə karta köçürmə (MDB)',
    localBanks: 'Yerli bank köçürməsi',
    mobile: 'Mobil telefon hesabı',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Telefon balansının artırılması',
    m10: 'm10 pulqabısı',
    cash: 'Nağd pul',
  },
  summaries: {
    transfer: 'Bank tətbiqinizdən göstərilən rekvizitlərə köçürmə, təxminən 3 dəqiqə',
    qr: 'QR kodu bank tətbiqi ilə skan edin, təxminən 2 dəqiqə',
    wallet: 'Pulqabınızdan göstərilən rekvizitlərə köçürmə, təxminən 3 dəqiqə',
    mts: 'MTS hesabınızdan, telefon nömrəsi ilə',
    cash: 'Kuryerlə görüşəndə nağd ödəyirsiniz',
    form: 'Burada açılan ödəniş formasında',
  },
  fields: {
    bank_name: 'Bankınız',
    bank_app: 'Ödəyəcəyiniz tətbiq',
    address: 'Ünvan',
    messenger: 'Messencer',
    username: 'Messencerdəki adınız',
    asap: 'Mümkün qədər tez',
    time: 'Və ya müəyyən vaxtda',
    verification_code: 'Təsdiq kodu',
  },
  hints: {
    bank_name: 'Eyni bankdan alan şəxs tapmağa kömək edir',
    address: 'Harada görüşmək istəyirsiniz',
    verification_code: 'Əgər sizə verilibsə',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable: 'Ödəniş formasını açmaq mümkün olmadı. Yenidən cəhd edin və ya başqa üsul seçin.',
    amount_not_expressible: 'Bu üsul belə kəsr hissəsi olan məbləği qəbul etmir. Başqasını seçin.',
    customer_refused: 'Ödəniş sistemi bu ödənişi qəbul etmir. Başqa üsul seçin və ya mağazaya yazın.',
    semicolon: 'Sahələrin birində nöqtəli vergül var, bu üsul onu qəbul etmir. Onsuz yazın.',
    another_paid: 'Başqa açıq ödənişiniz ödənilib, ona görə bu bağlandı.',
    not_received:
      'Pul daxil olmadı. Göndərmisinizsə, qəbzi saxlayın və mağazaya yazın; göndərməmisinizsə, yenidən cəhd edin.',
    exact_amount: 'Məbləğ sifarişinizin məbləğindən fərqlənir. Məhz bu məbləği göndərin, yoxsa ödəniş tapılmayacaq.',
  },
}
