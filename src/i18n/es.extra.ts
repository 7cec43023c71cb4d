import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Elija su banco',
  bankHow: 'Su app se abre con el pago ya rellenado. Solo queda confirmar.',
  findBank: 'Buscar su banco',
  bankNone: 'No hay ningún banco con ese nombre. Pruebe otra palabra o muestre el código QR.',
  otherBank: 'Otro banco',
  bankWeb: '¿Sin app? {name} en el navegador',

  cashTitle: 'Encuentro y pago en efectivo',
  cashHow: 'Alguien irá a esta dirección. Entregue el dinero solo si el nombre y el código coinciden.',
  bring: 'Tenga preparada exactamente esta cantidad',
  cashCancel: 'Cancelar el encuentro',
  cashCancelSure: '¿Cancelar el encuentro? Entonces no irá nadie y elegirá de nuevo cómo pagar.',
  cashCancelYes: 'Sí, cancelarlo',
  cashCancelNo: 'No, mantenerlo',

  contact_email: 'Correo electrónico',
  contact_phone: 'Teléfono',
  contact_url: 'Sitio web',
  supportCopy: 'Copiar para soporte',
  supportHow: 'El pedido, el pago y sus horas. Ni su nombre ni sus números aparecen.',
  savePicture: 'Guardar como imagen',
  printPage: 'Imprimir',
  payBefore: 'Pague antes de {time}',

  handoverHow: 'Escanéelo con su teléfono: el pago se abre allí. El código sirve una sola vez, durante diez minutos.',
  handoverNew: 'Crear un código nuevo',

  receiptHow: 'Una imagen o un PDF de hasta 5 MB. Solo lo ve la tienda.',
  receiptPick: 'Elegir un archivo',
  receiptSending: 'Enviando el comprobante',
  receiptSent: 'La tienda tiene su comprobante.',
  receiptMore: {
    one: 'Puede adjuntar {count} más.',
    many: 'Puede adjuntar {count} más.',
    other: 'Puede adjuntar {count} más.',
  },
  receiptBad: 'Este archivo no se puede enviar. Elija una imagen o un PDF de hasta 5 MB.',
  cashOver: 'Si ya entregó el dinero, no se ha perdido: contacte con la tienda, pedido {order}.',
  cashAgain: 'Acordar otro encuentro',
}
export default texts
