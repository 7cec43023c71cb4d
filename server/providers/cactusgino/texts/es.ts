import type { Texts } from './en.ts'

export const es: Texts = {
  names: {
    card: 'Transferencia a una tarjeta',
    sbp: 'SBP',
    sbpByPhone: 'SBP, por número de teléfono',
    sbpByQr: 'SBP, por código QR',
    tbankCard: 'Tarjeta de T-Bank',
    abroad: 'Transferencia al extranjero (CEI)',
    abroadToCard: 'Transferencia al extranjero a una tarjeta (CEI)',
    localBanks: 'Transferencia de un banco local',
    mobile: 'Saldo del móvil',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Recarga de teléfono',
    m10: 'Billetera m10',
    cash: 'Efectivo',
    wholeForm: 'En la página de Cactusgino',
  },
  summaries: {
    transfer: 'Desde la app de su banco',
    qr: 'Con código QR, desde la app de su banco',
    wallet: 'Desde su billetera',
    mts: 'Desde su cuenta de MTS',
    cash: 'Al encontrarse con el mensajero',
    form: 'En un formulario que se abre aquí',
    wholeForm: 'Elige en un formulario que se abre aquí',
  },
  fields: {
    bank_name: 'Su banco',
    bank_app: 'La app con la que pagará',
    address: 'Dirección',
    messenger: 'Mensajería',
    username: 'Su nombre en la app de mensajería',
    asap: 'Lo antes posible',
    time: 'O a una hora determinada',
    verification_code: 'Código de verificación',
  },
  hints: {
    bank_name: 'Ayuda a encontrar un beneficiario en el mismo banco',
    address: 'Dónde quiere encontrarse',
    verification_code: 'Si le dieron uno',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable: 'No se pudo abrir el formulario de pago. Inténtelo de nuevo o elija otra forma de pago.',
    amount_not_expressible: 'Esta forma de pago no admite importes con estos decimales. Elija otra.',
    customer_refused: 'El sistema de pago no acepta este pago. Elija otra forma de pago o contacte con la tienda.',
    semicolon: 'Uno de los campos contiene un punto y coma, que esta forma de pago no admite. Escríbalo sin él.',
    another_paid: 'Se pagó otro de sus pagos abiertos, así que este se cerró.',
    not_received:
      'No llegó dinero. Si lo envió, guarde el comprobante y contacte con la tienda; si no, inténtelo de nuevo.',
    cash_not_received: 'No llegó dinero. Si lo entregó, escriba a la tienda; si no, inténtelo de nuevo.',
    exact_amount:
      'El importe es distinto del de su pedido. Transfiera exactamente este importe o no se encontrará el pago.',
    exact_cash: 'El importe es distinto del de su pedido. Tenga preparado exactamente este importe para el encuentro.',
  },
}
