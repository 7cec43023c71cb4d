/** Portuguese as it is spoken in Brazil. */
import type { Texts } from './en.ts'

export const pt: Texts = {
  failures: {
    no_operator:
      'No momento ninguém pode receber este pagamento. Tente de novo em alguns minutos ou escolha outra forma.',
    no_details:
      'Não recebemos os dados para o pagamento. Nenhum valor foi cobrado. Tente de novo ou escolha outra forma.',
    no_answer:
      'O sistema de pagamento não respondeu. Se você já pagou, não pague de novo: vamos ver o pagamento. Se não pagou, escolha outra forma.',
    declined: 'O pagamento não foi concluído. Tente de novo ou escolha outra forma.',
    expired:
      'O prazo deste pagamento acabou. Se você já enviou o dinheiro, ainda vamos vê-lo. Se não enviou, comece de novo.',
    underpaid: 'Recebemos {received} de {amount}. Pague o restante, por favor: {due}.',
    unsupported_flow: 'Não é possível abrir esta forma de pagamento aqui. Escolha outra.',
    refused: 'O sistema de pagamento não aceitou o pedido. Escolha outra forma.',
    invalid_field:
      'O sistema de pagamento não aceitou os dados preenchidos. Confira e tente de novo, ou escolha outra forma.',
    amount_refused: 'Esta forma de pagamento não aceita este valor. Escolha outra.',
    method_refused: 'Esta forma de pagamento não está disponível para este pedido. Escolha outra.',
    no_methods: 'No momento não é possível pagar este pedido aqui. Fale com a loja, por favor.',
    currency_not_supported: 'Aqui não são aceitos pagamentos em {currency}. Fale com a loja, por favor.',
    unavailable: 'As formas de pagamento não carregaram. Tente de novo em um minuto, por favor.',
  },
  fields: {
    required: '{label}: preencha este campo',
    long: '{label}: no máximo 256 caracteres',
    pattern: '{label}: parece haver um erro, confira',
    select: '{label}: escolha uma das opções',
    datetime: '{label}: informe a data e a hora',
    email: '{label}: informe um e-mail, por exemplo name@example.com',
    tel: '{label}: informe um telefone, por exemplo +5511912345678',
    oneOf: '{label}: preencha pelo menos um destes campos',
    unknown: '{label}: esta forma de pagamento não tem esse campo',
  },
  refusals: {
    session_ended: 'Este pagamento já terminou. Recarregue a página para ver o resultado.',
    attempt_live: 'Ainda há outro pagamento aberto para este pedido. Recarregue a página para vê-lo.',
    attempt_not_live: 'Este pagamento não está mais aberto. Recarregue a página para ver o próximo passo.',
    unknown_attempt: 'Este pagamento não é deste pedido. Recarregue a página.',
    key_reused: 'Este pedido já foi usado para outra coisa. Carregue a página de novo.',
    nothing_received: 'Ainda não chegou dinheiro para este pedido.',
    unknown_method: 'Este pedido não tem essa forma de pagamento. Recarregue a página e escolha outra.',
    method_unavailable:
      'O sistema de pagamento não está respondendo. Escolha outra forma ou tente de novo em um minuto.',
    below_minimum: 'O valor é baixo demais para esta forma de pagamento. Escolha outra.',
    above_maximum: 'O valor é alto demais para esta forma de pagamento. Escolha outra.',
    too_many_requests: 'Foram tentativas demais. Espere {seconds} s e tente de novo.',
  },
  page: {
    shop: 'Loja',
    pay: 'Pagar',
    total: 'A pagar',
    from: 'a partir de {amount}',
    upTo: 'até {amount}',
    fee: 'taxa {amount}',
    test: 'Modo de teste: o dinheiro não é real',
    choose: 'Como você quer pagar?',
    continue: 'Continuar',
    refresh: 'Verificar de novo',
    giveUp: 'Escolher outra forma',
    sent: 'Já enviei o dinheiro',
    unsent: 'Ainda não enviei o dinheiro',
    renew: 'Receber novos dados',
    waits: {
      operator: 'Estamos procurando quem receba o seu pagamento. Isso pode levar alguns minutos.',
      confirmation: 'Estamos esperando o seu dinheiro chegar. Você pode fechar esta página e voltar depois.',
      provider: 'O sistema de pagamento está se preparando.',
    },
    transfer: 'Envie exatamente este valor',
    foreign: 'Chegaram {amount}, em moeda diferente da do pedido. A loja vai verificar; não é preciso fazer mais nada.',
    leavesRest: 'O sistema de pagamento pede menos do que o pedido custa. Depois disso faltará pagar {amount}.',
    isTooMuch:
      'O sistema de pagamento pede mais do que o pedido custa: {amount} a mais. A loja entrará em contato sobre isso.',
    until: 'Envie antes de {time}',
    open: 'Abrir a página de pagamento',
    bank: 'Abrir o seu banco',
    qr: 'Código QR',
    back: 'Voltar para a loja',
    outcomes: {
      paid: 'Pago. Obrigado.',
      overpaid: 'Pago, e com um valor maior do que o pedido. A loja vai falar com você sobre a diferença.',
      underpaid: 'O prazo acabou e só chegou uma parte do valor. A loja vai falar com você.',
      failed: 'O pagamento não foi concluído.',
      expired: 'O prazo para pagar acabou. Se você enviou dinheiro, ainda vamos vê-lo.',
      cancelled: 'A loja cancelou este pagamento.',
    },
    lost: 'Esta página só pode ser aberta a partir da loja. Volte para a página da loja: ela mostra como está o seu pagamento. Se você já pagou, não pague de novo.',
    unfinished:
      'Este pagamento ainda não terminou. A página da loja mostra como ele está. Se você já pagou, não pague de novo.',
    noCookies:
      'Esta página precisa de um cookie para saber que é você, e o seu navegador não o guarda. Permita cookies para este site e abra o pagamento na loja outra vez.',
    rows: {
      card: 'Número do cartão',
      phone: 'Telefone',
      account: 'Conta',
      holder: 'Destinatário',
      bank: 'Banco',
      country: 'País',
      address: 'Endereço',
      messenger: 'Aplicativo de mensagens',
      username: 'Nome de usuário',
      time: 'Horário',
      code: 'Código',
      reference: 'Referência',
    },
  },
}
