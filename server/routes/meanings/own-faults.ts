/** What the codes mean that the widget and the client say by themselves. */
import type { ClientFault, WidgetFault } from '../../../src/contract/own-faults.ts'
import type { Meaning } from '../../texts/meaning.ts'

/** `http-000` stands for every status. */
export const WIDGET_MEANINGS: Readonly<Record<Exclude<WidgetFault, `http-${number}`> | 'http-000', Meaning>> = {
  network: {
    text: 'The server could not be reached from the buyer’s browser. The widget says so and tries again by itself. Where it happens to everybody, look at `server`, at the certificate, and at the page’s `connect-src`: `paywicket doctor --page` does.',
    mender: 'buyer',
    again: 'later',
  },
  'bad-answer': {
    text: 'What came back is no session that the widget can read. Something between the browser and the server changes answers, or the widget is much older than the server.',
    mender: 'operator',
    again: 'later',
  },
  'no-token': {
    text: '`fetchToken` of the page gave no token, or failed. It is asked again by itself.',
    mender: 'shop',
    again: 'mended',
  },
  'file-missing': {
    text: 'A file of the widget did not come, by any address it was asked for. The buyer is offered to try again. Where it stays, look at a cache or a proxy in front of `/chunks`.',
    mender: 'operator',
    again: 'later',
  },
  'bad-address': {
    text: 'The payment page has an address that no buyer is sent to: it is neither `https:` nor on this very machine, or it names a user.',
    mender: 'operator',
    again: 'otherwise',
  },
  'not-done': {
    text: 'What the buyer pressed did not get through, and since then the payment has moved on. The buyer is shown how it stands and can press again.',
    mender: 'buyer',
    again: 'mended',
  },
  'http-000': {
    text: 'The server, or a proxy in front of it, answered this status without a problem document. The proxy’s log says why.',
    mender: 'operator',
    again: 'later',
  },
}

export const CLIENT_MEANINGS: Readonly<Record<ClientFault, Meaning>> = {
  no_answer: {
    text: 'The server does not answer at the address that `createPaywicket` was given. Nobody knows whether it has heard the call: repeat it with the same `idempotencyKey`.',
    mender: 'operator',
    again: 'later',
  },
  unknown_answer: {
    text: 'Something answered that is not Paywicket. Look at `server`: with a path, the path belongs to it.',
    mender: 'shop',
    again: 'mended',
  },
  webhook_unsigned: {
    text: 'A header of the signature is missing: this is no webhook of Paywicket’s, or a proxy takes its headers off.',
    mender: 'shop',
    again: 'no',
  },
  webhook_secret: {
    text: 'The secret that `verifyWebhook` was given is not `whsec_` and base64. It is that of `PAYWICKET_WEBHOOK_SECRET`.',
    mender: 'shop',
    again: 'mended',
  },
  webhook_forged: {
    text: 'The signature does not fit the body. Give `verifyWebhook` the bytes as they came, before any parsing, and the secret that the server has.',
    mender: 'shop',
    again: 'mended',
  },
  webhook_old: {
    text: 'The webhook was signed more than five minutes ago, or that much ahead. Set the clocks of both machines; a true one comes again with a new time.',
    mender: 'operator',
    again: 'later',
  },
  webhook_unknown: {
    text: 'It is signed, and tells of an event that this release of the client does not know. Answer it with its `status`, which is 200, and take a newer release.',
    mender: 'shop',
    again: 'no',
  },
}
