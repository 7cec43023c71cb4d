/** Portuguese as it is spoken in Brazil. */
import type { Texts } from './texts.ts'

const pt: Texts = {
  loading: 'Abrindo o pagamento',
  dialog: 'Pagamento',
  close: 'Fechar',
  toPay: 'A pagar',
  leftToPay: 'Falta pagar',
  paidOf: 'Recebido: {received} de {amount}',
  testMode: 'Modo de teste: o dinheiro não é real',
  offline: 'Sem conexão. O que você vê continua aqui, e seguimos tentando.',
  tryAgain: 'Tentar de novo',
  fileMissing: 'Uma parte da página não carregou.',
  troubleNetwork: 'Não foi possível abrir o pagamento. Confira a sua conexão; seguimos tentando.',
  troubleToken: 'Este pagamento não está mais aberto. Volte para a loja e inicie o pagamento de novo.',

  chooseTitle: 'Como você quer pagar?',
}
export default pt
