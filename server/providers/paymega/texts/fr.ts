import type { Texts } from './en.ts'

export const fr: Texts = {
  summaries: {
    page: 'Sur la page de paiement qui s’ouvre ensuite',
    pageIn: 'Sur la page de paiement qui s’ouvre ensuite, en {currency}',
    test: 'Un test, sans argent réel',
  },
  sentences: {
    funds: 'Il n’y a pas assez d’argent sur la carte ou le compte. Approvisionnez-le ou payez autrement.',
    limit:
      'Votre banque n’autorise pas ce paiement\u00a0: un plafond de la carte est atteint. Augmentez-le dans l’appli de votre banque ou utilisez une autre carte.',
    someLimit:
      'Un plafond empêche ce paiement\u00a0: celui de votre carte, de votre banque ou du système de paiement. Utilisez une autre carte ou payez autrement.',
    restricted: 'Cette carte n’autorise pas ce type de paiement. Utilisez une autre carte ou payez autrement.',
    expired: 'La carte a expiré ou sa date a été mal saisie. Vérifiez la date ou utilisez une autre carte.',
    typo: 'Les données de paiement contiennent une erreur. Vérifiez-les une à une et réessayez.',
    otherCard: 'Cette carte ne peut pas être utilisée ici. Utilisez une autre carte ou payez autrement.',
    notEnrolled:
      'La carte n’est pas activée pour les paiements en ligne avec confirmation (3-D Secure). Activez-la dans l’appli de votre banque ou utilisez une autre carte.',
    notConfirmed: 'Le paiement n’a pas été confirmé. Réessayez et saisissez le code que votre banque vous envoie.',
    blocked: 'Votre banque a bloqué cette carte. Appelez-la ou utilisez une autre carte.',
    security: 'Un contrôle de sécurité a arrêté le paiement. Payez autrement ou contactez la boutique.',
    declined: 'Votre banque a refusé le paiement sans donner de raison. Appelez-la ou utilisez une autre carte.',
    noReason: 'Le paiement a été refusé sans indication de raison. Utilisez une autre carte ou payez autrement.',
    twice:
      'Le même paiement a été envoyé deux fois et le second n’a pas été accepté. Attendez quelques minutes avant de réessayer.',
    unclear:
      'Le système de paiement n’a pas pu savoir ce qu’est devenu ce paiement. Avant de payer à nouveau, vérifiez auprès de votre banque si l’argent a été prélevé.',
    system: 'Un problème est survenu dans le système de paiement. Réessayez dans quelques minutes ou payez autrement.',
  },
}
