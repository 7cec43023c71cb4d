/** Portuguese as it is spoken in Brazil. */
import type { Texts } from './en.ts'

export const pt: Texts = {
  summaries: {
    page: 'Na página de pagamento',
    pageIn: 'Na página de pagamento, em {currency}',
    test: 'Um teste, sem movimentar dinheiro',
  },
  sentences: {
    funds: 'Não há dinheiro suficiente no cartão ou na conta. Adicione saldo ou pague de outra forma.',
    limit:
      'Seu banco não permite este pagamento: o limite do cartão foi atingido. Aumente o limite no app do banco ou use outro cartão.',
    someLimit:
      'Um limite não permite este pagamento: do cartão, do banco ou do sistema de pagamento. Use outro cartão ou pague de outra forma.',
    restricted: 'Este cartão não permite pagamentos deste tipo. Use outro cartão ou pague de outra forma.',
    expired: 'O cartão venceu ou a data foi digitada errada. Confira a data ou use outro cartão.',
    typo: 'Há um erro nos dados de pagamento. Confira cada um deles e tente de novo.',
    otherCard: 'Este cartão não pode ser usado aqui. Use outro cartão ou pague de outra forma.',
    notEnrolled:
      'O cartão não está habilitado para confirmar pagamentos na internet. Ative isso no app do banco ou use outro cartão.',
    notConfirmed: 'O pagamento não foi confirmado. Tente de novo e digite o código que o banco enviar.',
    blocked: 'Seu banco bloqueou este cartão. Ligue para o banco ou use outro cartão.',
    security: 'Uma verificação de segurança interrompeu o pagamento. Pague de outra forma ou escreva para a loja.',
    declined: 'Seu banco recusou o pagamento sem dizer o motivo. Ligue para o banco ou use outro cartão.',
    noReason: 'O pagamento foi recusado sem que se dissesse o motivo. Use outro cartão ou pague de outra forma.',
    twice:
      'O mesmo pagamento foi enviado duas vezes, e o segundo não foi aceito. Espere alguns minutos antes de tentar de novo.',
    unclear:
      'O sistema de pagamento não conseguiu saber o que aconteceu com este pagamento. Veja com o seu banco se o dinheiro saiu antes de pagar de novo.',
    system: 'Houve uma falha no sistema de pagamento. Tente de novo em alguns minutos ou pague de outra forma.',
  },
}
