import type { Texts } from './en.ts'

export const fr: Texts = {
  names: {
    card: 'Virement vers une carte',
    sbp: 'SBP',
    sbpByPhone: 'SBP, par numéro de téléphone',
    sbpByQr: 'SBP, par code QR',
    tbankCard: 'Carte T-Bank',
    abroad: 'Virement à l’étranger (CEI)',
    abroadToCard: 'Virement à l’étranger vers une carte (CEI)',
    localBanks: 'Virement d’une banque locale',
    mobile: 'Crédit du mobile',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Recharge de téléphone',
    m10: 'Portefeuille m10',
    cash: 'Espèces',
    wholeForm: 'Sur la page de Cactusgino',
  },
  summaries: {
    transfer: 'Depuis l’appli de votre banque',
    qr: 'Par code QR, dans l’appli de votre banque',
    wallet: 'Depuis votre portefeuille',
    mts: 'Depuis votre compte MTS',
    cash: 'En rencontrant le coursier',
    form: 'Sur un formulaire qui s’ouvre ici',
    wholeForm: 'Vous choisissez sur un formulaire qui s’ouvre ici',
  },
  fields: {
    bank_name: 'Votre banque',
    bank_app: 'L’appli avec laquelle vous paierez',
    address: 'Adresse',
    messenger: 'Messagerie',
    username: 'Votre nom dans la messagerie',
    asap: 'Dès que possible',
    time: 'Ou à une heure précise',
    verification_code: 'Code de vérification',
  },
  hints: {
    bank_app:
      'Vous recevez des coordonnées vers lesquelles cette appli peut envoyer. Depuis une autre, l’argent risque de ne pas arriver.',
    bank_name: 'Aide à trouver un bénéficiaire dans la même banque',
    address: 'Où vous souhaitez vous rencontrer',
    verification_code: 'Si vous en avez reçu un',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable:
      'Le formulaire de paiement n’a pas pu s’ouvrir. Réessayez ou choisissez un autre moyen de paiement.',
    amount_not_expressible:
      'Ce moyen de paiement n’accepte pas les montants avec ces décimales. Choisissez-en un autre.',
    customer_refused:
      'Le système de paiement n’accepte pas ce paiement. Choisissez un autre moyen de paiement ou contactez la boutique.',
    semicolon: 'L’un des champs contient un point-virgule, que ce moyen de paiement n’accepte pas. Écrivez-le sans.',
    another_paid: 'Un autre de vos paiements ouverts a été payé, celui-ci a donc été fermé.',
    not_received:
      'Aucun argent n’est arrivé. Si vous l’avez envoyé, gardez le reçu et contactez la boutique\u202f; sinon, réessayez.',
    cash_not_received:
      'Aucun argent n’est arrivé. Si vous l’avez remis, écrivez à la boutique\u202f; sinon, réessayez.',
    exact_amount:
      'Le montant diffère de celui de votre commande. Virez exactement ce montant, sinon le paiement ne sera pas retrouvé.',
    exact_cash: 'Le montant diffère de celui de votre commande. Préparez exactement ce montant pour le rendez-vous.',
  },
}
