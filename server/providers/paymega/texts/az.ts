import type { Texts } from './en.ts'

export const az: Texts = {
  summaries: {
    page: 'Ödəniş səhifəsində',
    pageIn: 'Ödəniş səhifəsində, {currency} ilə',
    test: 'Sınaq, pul çıxılmır',
  },
  sentences: {
    funds: 'Kartda və ya hesabda kifayət qədər pul yoxdur. Balansı artırın və ya başqa üsulla ödəyin.',
    limit:
      'Bank bu ödənişə icazə vermir: kartın limiti dolub. Onu bank tətbiqində artırın və ya başqa kartdan istifadə edin.',
    someLimit:
      'Bu ödənişə limit icazə vermir: kartın, bankın və ya ödəniş sisteminin limiti. Başqa kart götürün və ya başqa üsulla ödəyin.',
    restricted: 'Bu kart belə ödənişlərə icazə vermir. Başqa kart götürün və ya başqa üsulla ödəyin.',
    expired: 'Kartın müddəti bitib və ya tarix səhv yazılıb. Tarixi yoxlayın və ya başqa kartdan istifadə edin.',
    typo: 'Ödəniş məlumatlarında səhv var. Hər birini yoxlayıb yenidən cəhd edin.',
    otherCard: 'Bu kart burada işləmir. Başqa kartdan istifadə edin və ya başqa üsulla ödəyin.',
    notEnrolled:
      'Kart internetdə ödənişlərin təsdiqinə qoşulmayıb. Bunu bank tətbiqində aktiv edin və ya başqa kartdan istifadə edin.',
    notConfirmed: 'Ödəniş təsdiqlənmədi. Yenidən cəhd edin və bankın göndərdiyi kodu daxil edin.',
    blocked: 'Bankınız bu kartı bloklayıb. Banka zəng edin və ya başqa kartdan istifadə edin.',
    security: 'Ödənişi təhlükəsizlik yoxlaması dayandırdı. Başqa üsulla ödəyin və ya mağazaya yazın.',
    declined: 'Bankınız ödənişi rədd etdi və səbəbini bildirmədi. Banka zəng edin və ya başqa kartdan istifadə edin.',
    noReason: 'Ödəniş rədd edildi, səbəbi bildirilmədi. Başqa kart götürün və ya başqa üsulla ödəyin.',
    twice:
      'Eyni ödəniş iki dəfə göndərilib, ikincisi qəbul edilmədi. Yenidən cəhd etməzdən əvvəl bir neçə dəqiqə gözləyin.',
    unclear:
      'Ödəniş sistemi bu ödənişin nəticəsini öyrənə bilmədi. Yenidən ödəməzdən əvvəl pulun çıxılıb-çıxılmadığını bankınızdan yoxlayın.',
    system: 'Ödəniş sistemində nasazlıq oldu. Bir neçə dəqiqədən sonra yenidən cəhd edin və ya başqa üsulla ödəyin.',
  },
}
