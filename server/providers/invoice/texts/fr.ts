import type { Texts } from './en.ts'

export const fr: Texts = {
  names: { page: 'Carte ou SBP', card: 'Carte', phone: 'Crédit du téléphone mobile' },
  summary: 'Sur la page de paiement d’Invoice, qui s’ouvre ensuite',
  advice: {
    twice:
      'Ce paiement a été envoyé deux fois et le second n’a pas été accepté. Regardez dans l’appli de votre banque avant de payer à nouveau.',
    tooLate: 'Le paiement a pris trop de temps. Réessayez.',
    confirmAgain:
      'Votre banque n’a pas confirmé le paiement. Vérifiez les données de la carte, réessayez et saisissez le code envoyé par la banque.',
    system: 'Un problème est survenu à la banque. Réessayez dans quelques minutes ou payez autrement.',
    bankOrCard: 'Votre banque a refusé le paiement. Appelez-la ou utilisez une autre carte.',
    cardNumber: 'Aucune carte ne porte ce numéro. Vérifiez le numéro ou utilisez une autre carte.',
    blockedCard: 'Votre banque a bloqué cette carte. Appelez-la ou utilisez une autre carte.',
    funds: 'Il n’y a pas assez d’argent sur la carte. Approvisionnez-la ou utilisez une autre carte.',
    expiredCard: 'La carte a expiré ou sa date a été mal saisie. Vérifiez la date ou utilisez une autre carte.',
    notAllowed:
      'Votre banque n’autorise pas ce type de paiement avec cette carte. Utilisez une autre carte ou demandez à la banque.',
    shop: 'La boutique ne peut pas accepter ce paiement pour le moment. Payez autrement ou contactez la boutique.',
    limit: 'Un plafond de la carte est atteint. Augmentez-le dans l’appli de votre banque ou utilisez une autre carte.',
    bankAway: 'Votre banque ne répond pas. Réessayez dans quelques minutes ou utilisez une autre carte.',
  },
  atTheShop: 'Ce moyen de paiement ne fonctionne pas pour le moment. Choisissez-en un autre ou contactez la boutique.',
  shop: {
    duplicate_transaction: 'La même demande a été envoyée une deuxième fois.',
    expired_transaction: 'L’opération a duré plus longtemps que permis.',
    authentication_failed:
      '3-D Secure a échoué\u00a0: numéro, CVC2 ou code erroné, annulation par le payeur ou banque injoignable.',
    access_denied: 'La banque a refusé la demande telle qu’elle était formée.',
    bad_cgi_request: 'La demande à la banque était mal formée.',
    your_card_is_restricted: 'L’émetteur restreint la carte\u00a0: région, statut ou paiements sur internet interdits.',
    transaction_declined: 'L’émetteur a refusé sans donner de raison.',
    invalid_transaction:
      'L’opération n’est pas autorisée pour cette carte ou ce commerçant, ou la demande est erronée.',
    no_such_card: 'Cette carte n’existe pas ou son numéro est erroné.',
    lost_card: 'L’émetteur a signalé la carte comme perdue.',
    stolen_card: 'L’émetteur a signalé la carte comme volée.',
    not_sufficient_funds:
      'Pas assez d’argent sur la carte\u202f; les frais de l’émetteur et la conversion comptent aussi.',
    expired_card: 'La carte a expiré, a été réémise ou sa date est erronée.',
    not_permitted_to_client: 'L’émetteur n’autorise pas cette opération pour la carte ou le client.',
    not_permitted_to_merchant:
      'Le terminal ou le commerçant n’est pas configuré pour cette opération\u00a0: demandez à Invoice ou à la banque.',
    suspected_fraud: 'Un système de sécurité de la chaîne soupçonne une fraude.',
    exceeds_amount_limit: 'Le montant dépasse un plafond de la carte ou du terminal.',
    restricted_card: 'L’émetteur restreint la carte.',
    exceeds_frequency_limit: 'Trop d’opérations avec la carte en un jour ou un mois.',
    time_out_at_issuer: 'L’émetteur n’a pas répondu à temps.',
    issuer_unavailable: 'L’émetteur est injoignable.',
    violation_of_law: 'L’émetteur a refusé pour ne pas enfreindre la loi\u202f; le titulaire doit appeler la banque.',
    reconcile_error: 'L’opération avait déjà été effectuée.',
    system_malfunction: 'Panne technique chez l’acquéreur.',
    api_0: 'Identifiant ou clé d’API erronés.',
    api_1: 'Devise erronée.',
    api_2: 'Montant erroné.',
    api_3: 'Identifiant de terminal erroné.',
    api_4: 'Moyen de paiement erroné.',
    api_5: 'Adresse de réussite erronée.',
    api_6: 'Adresse d’échec erronée.',
    api_7: 'Cette commande ou ce paiement n’existe pas.',
    api_8: 'Ce versement n’existe pas.',
    api_9: 'Le paiement est déjà payé.',
    api_10: 'Le paiement s’est déjà terminé par une erreur.',
    api_11: 'Le paiement est en cours et ne peut pas être annulé, ou l’alias du terminal est erroné.',
    api_12: 'Alias du point de vente erroné.',
    api_13: 'Identifiant du point de vente erroné.',
    api_14: 'Erreur de base de données chez Invoice.',
    api_400: 'Invoice n’a pas pu lire la demande et n’en a rien fait (400).',
    terminal_unavailable:
      'Le terminal d’Invoice n’a pu être ni trouvé ni créé\u00a0: vérifiez INVOICE_TERMINAL et les clés.',
  },
}
