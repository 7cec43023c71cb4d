import type { Texts } from './en.ts'

export const tr: Texts = {
  summaries: {
    page: 'Ödeme sayfasında',
    pageIn: 'Ödeme sayfasında, {currency} ile',
    test: 'Deneme, para hareketi olmaz',
  },
  sentences: {
    funds: 'Kart veya hesap bakiyesi yetersiz. Para yükleyin veya başka bir yöntemle ödeyin.',
    limit:
      'Bankanız bu ödemeye izin vermiyor: kartın limiti doldu. Limiti banka uygulamanızdan yükseltin veya başka bir kart kullanın.',
    someLimit:
      'Bu ödemeye bir limit izin vermiyor: kartın, bankanın veya ödeme sisteminin limiti. Başka bir kart kullanın veya başka bir yöntemle ödeyin.',
    restricted: 'Bu kart bu tür ödemelere izin vermiyor. Başka bir kart kullanın veya başka bir yolla ödeyin.',
    expired: 'Kartın süresi dolmuş veya tarihi yanlış yazılmış. Tarihi kontrol edin veya başka bir kart kullanın.',
    typo: 'Ödeme bilgilerinde hata var. Her birini kontrol edip yeniden deneyin.',
    otherCard: 'Bu kart burada kullanılamıyor. Başka bir kart kullanın veya başka bir yöntemle ödeyin.',
    notEnrolled:
      'Kart internette onaylı ödemelere açık değil. Bunu banka uygulamanızdan açın veya başka bir kart kullanın.',
    notConfirmed: 'Ödeme onaylanmadı. Yeniden deneyin ve bankanızın gönderdiği kodu girin.',
    blocked: 'Bankanız bu kartı bloke etti. Bankayı arayın veya başka bir kart kullanın.',
    security: 'Ödeme güvenlik kontrolünde durduruldu. Başka bir yöntemle ödeyin veya mağazaya yazın.',
    declined: 'Bankanız neden belirtmeden ödemeyi reddetti. Bankayı arayın veya başka bir kart kullanın.',
    noReason: 'Ödeme neden belirtilmeden reddedildi. Başka bir kart kullanın veya başka bir yöntemle ödeyin.',
    twice: 'Aynı ödeme iki kez gönderildi, ikincisi işleme alınmadı. Yeniden denemeden önce birkaç dakika bekleyin.',
    unclear:
      'Ödeme sistemi bu ödemenin sonucunu öğrenemedi. Yeniden ödemeden önce paranın çekilip çekilmediğini bankanızdan kontrol edin.',
    system: 'Ödeme sisteminde bir sorun oldu. Birkaç dakika sonra yeniden deneyin veya başka bir yöntemle ödeyin.',
  },
}
