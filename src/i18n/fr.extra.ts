import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Choisissez votre banque',
  bankHow: 'Son appli s’ouvre avec le paiement rempli. Il ne reste qu’à confirmer.',
  findBank: 'Trouver votre banque',
  bankNone: 'Aucune banque de ce nom. Essayez un autre mot ou affichez le QR code.',
  otherBank: 'Autre banque',
  bankWeb: 'Pas d’appli\u202f? {name} dans le navigateur',

  cashTitle: 'Rendez-vous et paiement en espèces',
  cashHow: 'Quelqu’un vient à cette adresse. Ne remettez l’argent que si le nom et le code correspondent.',
  bring: 'Préparez exactement cette somme',
  cashCancel: 'Annuler le rendez-vous',
  cashCancelSure: 'Annuler le rendez-vous\u202f? Personne ne viendra, et vous choisirez de nouveau comment payer.',
  cashCancelYes: 'Oui, l’annuler',
  cashCancelNo: 'Non, le garder',

  contact_email: 'E-mail',
  contact_phone: 'Téléphone',
  contact_url: 'Site web',
  supportCopy: 'Copier pour l’assistance',
  supportHow: 'La commande, le paiement et ses heures. Ni votre nom ni vos numéros n’y figurent.',
  savePicture: 'Enregistrer comme image',
  printPage: 'Imprimer',
  payBefore: 'À payer avant {time}',

  handoverHow:
    'Scannez-le avec votre téléphone\u00a0: le paiement s’y ouvre. Le code sert une seule fois, pendant dix minutes.',
  handoverNew: 'Créer un nouveau code',

  receiptHow: 'Une image ou un PDF de 5 Mo au plus. Seule la boutique le voit.',
  receiptPick: 'Choisir un fichier',
  receiptSending: 'Envoi du justificatif',
  receiptSent: 'La boutique a votre justificatif.',
  receiptMore: {
    one: 'Vous pouvez en joindre encore {count}.',
    many: 'Vous pouvez en joindre encore {count}.',
    other: 'Vous pouvez en joindre encore {count}.',
  },
  receiptBad: 'Ce fichier ne peut pas être envoyé. Choisissez une image ou un PDF de 5 Mo au plus.',
  cashOver: 'Si vous avez déjà remis l’argent, il n’est pas perdu\u00a0: contactez la boutique, commande {order}.',
  cashAgain: 'Fixer un autre rendez-vous',
}
export default texts
