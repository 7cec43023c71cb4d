/** Portuguese as it is spoken in Brazil. */
import type { Texts } from './en.ts'

export const pt: Texts = {
  names: {
    card: 'Transferência para um cartão',
    sbp: 'SBP',
    sbpByPhone: 'SBP, pelo número de telefone',
    sbpByQr: 'SBP, por QR Code',
    tbankCard: 'Cartão do T-Bank',
    abroad: 'Transferência internacional (CEI)',
    abroadToCard: 'Transferência internacional para cartão (CEI)',
    localBanks: 'Transferência por banco local',
    mobile: 'Saldo do celular',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Recarga de celular',
    m10: 'Carteira m10',
    cash: 'Dinheiro',
    wholeForm: 'Na página da Cactusgino',
  },
  summaries: {
    transfer: 'Pelo app do seu banco',
    qr: 'Por QR Code, no app do banco',
    wallet: 'Da sua carteira',
    mts: 'Da sua conta MTS',
    cash: 'Ao encontrar o entregador',
    form: 'Em um formulário que abre aqui',
    wholeForm: 'Você escolhe no formulário',
  },
  fields: {
    bank_name: 'Seu banco',
    bank_app: 'O app que você vai usar para pagar',
    address: 'Endereço',
    messenger: 'Aplicativo de mensagens',
    username: 'Seu nome no aplicativo de mensagens',
    asap: 'O mais rápido possível',
    time: 'Ou em um horário específico',
    verification_code: 'Código de verificação',
  },
  hints: {
    bank_name: 'Ajuda a encontrar um destinatário no mesmo banco',
    address: 'Onde você quer encontrar o entregador',
    verification_code: 'Se você recebeu um',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable: 'Não foi possível abrir o formulário de pagamento. Tente de novo ou escolha outra forma.',
    amount_not_expressible: 'Esta forma de pagamento não aceita valores com esses centavos. Escolha outra.',
    customer_refused: 'O sistema de pagamento não aceita este pagamento. Escolha outra forma ou escreva para a loja.',
    semicolon: 'Um dos campos tem ponto e vírgula, que esta forma de pagamento não aceita. Escreva sem ele.',
    another_paid: 'Outro pagamento seu que estava aberto foi pago, por isso este foi fechado.',
    not_received:
      'Nenhum valor foi recebido. Se você enviou, guarde o comprovante e escreva para a loja; se não, tente de novo.',
    cash_not_received: 'Nenhum dinheiro chegou. Se você entregou, escreva para a loja; se não, tente de novo.',
    exact_amount: 'O valor é diferente do seu pedido. Envie exatamente este valor, ou o pagamento não será encontrado.',
    exact_cash: 'O valor é diferente do seu pedido. Leve exatamente este valor para o encontro.',
  },
}
