import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'अपना बैंक चुनें',
  bankHow: 'उसका ऐप भरे हुए भुगतान के साथ खुलता है। आपको बस पुष्टि करनी है।',
  findBank: 'अपना बैंक खोजें',
  bankNone: 'इस नाम का कोई बैंक नहीं मिला। दूसरा शब्द आज़माएँ या QR कोड दिखाएँ।',
  otherBank: 'दूसरा बैंक',
  bankWeb: 'ऐप नहीं है? ब्राउज़र में {name}',

  cashTitle: 'मिलकर नकद भुगतान करें',
  cashHow: 'इस पते पर कोई आएगा। पैसे तभी दें जब नाम और कोड सही हों।',
  bring: 'ठीक इतनी राशि तैयार रखें',
  cashCancel: 'मुलाकात रद्द करें',
  cashCancelSure: 'मुलाकात रद्द करें? तब कोई नहीं आएगा और आप भुगतान का तरीका फिर से चुनेंगे।',
  cashCancelYes: 'हाँ, रद्द करें',
  cashCancelNo: 'नहीं, रहने दें',

  contact_email: 'ईमेल',
  contact_phone: 'फ़ोन',
  contact_url: 'वेबसाइट',
  supportCopy: 'सहायता के लिए कॉपी करें',
  supportHow: 'ऑर्डर, भुगतान और उसका समय। इसमें न आपका नाम है, न आपका कोई नंबर।',
  savePicture: 'तस्वीर के रूप में सहेजें',
  printPage: 'प्रिंट करें',
  payBefore: '{time} से पहले भुगतान करें',

  handoverHow: 'फ़ोन से स्कैन करें: भुगतान वहाँ खुलेगा। कोड एक बार और दस मिनट तक चलता है।',
  handoverNew: 'नया कोड बनाएँ',

  receiptHow: 'ज़्यादा से ज़्यादा 5 एमबी की तस्वीर या PDF। इसे सिर्फ़ स्टोर देखता है।',
  receiptPick: 'फ़ाइल चुनें',
  receiptSending: 'रसीद भेजी जा रही है',
  receiptSent: 'स्टोर को आपकी रसीद मिल गई है।',
  receiptMore: { one: 'आप {count} और जोड़ सकते हैं।', other: 'आप {count} और जोड़ सकते हैं।' },
  receiptBad: 'यह फ़ाइल नहीं भेजी जा सकती। ज़्यादा से ज़्यादा 5 एमबी की तस्वीर या PDF चुनें।',
  cashOver: 'अगर आप पैसे दे चुके हैं, तो वे खोए नहीं हैं: स्टोर से संपर्क करें, ऑर्डर {order}।',
  cashAgain: 'दूसरी मुलाकात तय करें',
}
export default texts
