import type { Texts } from './texts.ts'

const es: Texts = {
  loading: 'Abriendo el pago',
  dialog: 'Pago',
  close: 'Cerrar',
  toPay: 'Total a pagar',
  leftToPay: 'Falta por pagar',
  paidOf: 'Han llegado {received} de {amount}',
  testMode: 'Modo de prueba: no se mueve dinero real',
  offline: 'Sin conexión. Lo que ve no se pierde y seguimos intentándolo.',
  tryAgain: 'Reintentar',
  fileMissing: 'Una parte de esta página no se cargó.',
  troubleNetwork: 'El pago no carga. Compruebe su conexión; seguimos intentándolo.',
  troubleToken: 'Este pago ya no está abierto. Vuelva a la tienda y empiece de nuevo.',
  chooseTitle: '¿Cómo quiere pagar?',
}
export default es
