import type { Texts } from './en.ts'

export const es: Texts = {
  summaries: {
    page: 'En la página de pago que se abre a continuación',
    pageIn: 'En la página de pago que se abre a continuación, en {currency}',
    test: 'Una prueba, sin dinero real',
  },
  sentences: {
    funds: 'No hay saldo suficiente en la tarjeta o la cuenta. Añada fondos o pague de otra forma.',
    limit:
      'Su banco no permite este pago: se alcanzó el límite de la tarjeta. Auméntelo en la app de su banco o use otra tarjeta.',
    someLimit:
      'Un límite no permite este pago: el de su tarjeta, el de su banco o el del sistema de pago. Use otra tarjeta o pague de otra forma.',
    restricted: 'Esta tarjeta no permite este tipo de pagos. Use otra tarjeta o pague de otra forma.',
    expired: 'La tarjeta ha caducado o la fecha se escribió mal. Revise la fecha o use otra tarjeta.',
    typo: 'Hay un error en los datos del pago. Revise cada uno e inténtelo de nuevo.',
    otherCard: 'Esta tarjeta no se puede usar aquí. Use otra tarjeta o pague de otra forma.',
    notEnrolled:
      'La tarjeta no está activada para pagos en línea con confirmación (3-D Secure). Actívelo en la app de su banco o use otra tarjeta.',
    notConfirmed: 'El pago no se confirmó. Inténtelo de nuevo e introduzca el código que le envíe su banco.',
    blocked: 'Su banco ha bloqueado esta tarjeta. Llame al banco o use otra tarjeta.',
    security: 'Un control de seguridad detuvo el pago. Pague de otra forma o contacte con la tienda.',
    declined: 'Su banco rechazó el pago sin dar motivo. Llame al banco o use otra tarjeta.',
    noReason: 'El pago fue rechazado sin indicar el motivo. Use otra tarjeta o pague de otra forma.',
    twice:
      'El mismo pago se envió dos veces y el segundo no se aceptó. Espere unos minutos antes de intentarlo otra vez.',
    unclear:
      'El sistema de pago no pudo averiguar qué pasó con este pago. Antes de pagar otra vez, compruebe con su banco si se cobró el dinero.',
    system: 'Hubo un fallo en el sistema de pago. Inténtelo en unos minutos o pague de otra forma.',
  },
}
