import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Escolha o seu banco',
  bankHow: 'O app dele abre com o pagamento preenchido. É só confirmar.',
  findBank: 'Encontrar o seu banco',
  bankNone: 'Nenhum banco com esse nome. Tente outra palavra ou mostre o QR code.',
  otherBank: 'Outro banco',
  bankWeb: 'Sem o app? {name} no navegador',

  cashTitle: 'Encontro e pagamento em dinheiro',
  cashHow: 'Alguém vai a este endereço. Entregue o dinheiro só se o nome e o código conferirem.',
  bring: 'Tenha exatamente este valor em mãos',
  cashCancel: 'Cancelar o encontro',
  cashCancelSure: 'Cancelar o encontro? Ninguém irá, e você escolhe de novo como pagar.',
  cashCancelYes: 'Sim, cancelar',
  cashCancelNo: 'Não, manter',

  contact_email: 'E-mail',
  contact_phone: 'Telefone',
  contact_url: 'Site',
  supportCopy: 'Copiar para o suporte',
  supportHow: 'O pedido, o pagamento e os horários. Nem o seu nome nem os seus números aparecem.',
  savePicture: 'Salvar como imagem',
  printPage: 'Imprimir',
  payBefore: 'Pague antes de {time}',

  handoverHow: 'Escaneie com o celular: o pagamento abre nele. O código vale uma vez, por dez minutos.',
  handoverNew: 'Gerar um novo código',

  receiptHow: 'Uma imagem ou um PDF de até 5 MB. Só a loja vê.',
  receiptPick: 'Escolher um arquivo',
  receiptSending: 'Enviando o comprovante',
  receiptSent: 'A loja recebeu o seu comprovante.',
  receiptMore: {
    one: 'Você ainda pode anexar {count}.',
    many: 'Você ainda pode anexar {count}.',
    other: 'Você ainda pode anexar {count}.',
  },
  receiptBad: 'Não é possível enviar este arquivo. Escolha uma imagem ou um PDF de até 5 MB.',
  cashOver: 'Se você já entregou o dinheiro, ele não se perdeu: fale com a loja, pedido {order}.',
  cashAgain: 'Marcar outro encontro',
}
export default texts
