/** The codes that no server answers: the browser's widget and the shop's client say them by themselves. Types alone. */

/** Of `onError`; `http-…` where the server answered a status without a problem document. */
export type WidgetFault =
  | 'network'
  | 'bad-answer'
  | 'no-token'
  | 'file-missing'
  | 'bad-address'
  | 'not-done'
  | `http-${number}`

/** Of `PaywicketError`. */
export type ClientFault =
  | 'no_answer'
  | 'unknown_answer'
  | 'webhook_unsigned'
  | 'webhook_secret'
  | 'webhook_forged'
  | 'webhook_old'
  | 'webhook_unknown'
