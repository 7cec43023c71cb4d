import type { Texts } from './texts.ts'

const hi: Texts = {
  loading: 'भुगतान खुल रहा है',
  dialog: 'भुगतान',
  close: 'बंद करें',
  toPay: 'देय राशि',
  leftToPay: 'बाकी राशि',
  paidOf: '{amount} में से {received} आ चुके हैं',
  testMode: 'परीक्षण मोड: पैसे असली नहीं हैं',
  offline: 'कनेक्शन नहीं है। जो दिख रहा है वह यहीं रहेगा, हम कोशिश कर रहे हैं।',
  tryAgain: 'फिर कोशिश करें',
  fileMissing: 'पेज का एक हिस्सा नहीं खुला।',
  troubleNetwork: 'भुगतान नहीं खुल रहा। अपना इंटरनेट जाँचें, हम कोशिश कर रहे हैं।',
  troubleToken: 'यह भुगतान अब खुला नहीं है। स्टोर पर वापस जाएँ और भुगतान फिर से शुरू करें।',

  chooseTitle: 'आप भुगतान कैसे करना चाहेंगे?',
}
export default hi
