import type { Texts } from './texts.ts'

const fr: Texts = {
  loading: 'Ouverture du paiement',
  dialog: 'Paiement',
  close: 'Fermer',
  toPay: 'À payer',
  leftToPay: 'Reste à payer',
  paidOf: '{received} reçus sur {amount}',
  testMode: 'Mode test\u00a0: aucun argent réel ne circule',
  offline: 'Pas de connexion. Ce que vous voyez est conservé et nous réessayons.',
  tryAgain: 'Réessayer',
  fileMissing: 'Une partie de cette page ne s’est pas chargée.',
  troubleNetwork: 'Le paiement ne se charge pas. Vérifiez votre connexion\u202f; nous réessayons.',
  troubleToken: 'Ce paiement n’est plus ouvert. Retournez à la boutique et recommencez.',
  chooseTitle: 'Comment souhaitez-vous payer\u202f?',
}
export default fr
