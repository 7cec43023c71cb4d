/** The payment form: `obtain_token`, then a frame on `open/{key}/`, or the page of `redirect_url`. */
import type { Locale } from '../../texts/locale.ts'
import { safeUrl } from '../kit/safe-url.ts'
import type { CreateResult, CreateOrder, Instructions } from '../provider.ts'
import type { Message } from './answer.ts'
import { call, QUICK, type Context } from './calls.ts'
import { orderParameters, refusalOf } from './create.ts'
import type { Chosen } from './methods.ts'
import type { Parameters } from './signature.ts'

/**
 * `language` by what the document says each code means: IN is Indonesian and ID is Hindi there. It has none for
 * Turkish, Portuguese and Vietnamese, and shows English for any code it does not know.
 */
const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: 'EN',
  ru: 'RU',
  uk: 'UA',
  kk: 'KZ',
  az: 'AZ',
  id: 'IN',
  hi: 'ID',
  de: 'DE',
  tr: 'EN',
  pt: 'EN',
  vi: 'EN',
  pl: 'EN',
  fr: 'EN',
  es: 'EN',
}

/** Our return page in its form for frames, which tells the page around it instead of navigating. */
function framed(returnUrl: string): string {
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}frame`
}

/** Opens the payment form. See `Provider.create`. */
export async function openForm(
  context: Context,
  order: CreateOrder,
  chosen: Chosen & { way: 'form' },
  signal: AbortSignal,
): Promise<CreateResult> {
  const back = framed(order.returnUrl)
  const more: Parameters = { language: LANGUAGES[order.locale], success_url: back, fail_url: back }
  const built = orderParameters(context, order, chosen, more)
  if (built.kind === 'refused') return built
  const reply = await call(context, '/api/jsapi/obtain_token/', built.parameters, QUICK, signal)
  // Without its key nobody can open the form and pay, so an answer that got lost leaves nothing to watch.
  if (reply.kind === 'unreadable') return { kind: 'refused', failure: 'form_unavailable', detail: reply.detail }
  const { message } = reply
  if (message.success === false) return refusalOf(message, 'form_unavailable')
  const screen = screenOf(context, message)
  if (message.success !== true || !screen)
    return {
      kind: 'refused',
      failure: 'form_unavailable',
      detail: 'Cactusgino’s answer holds no address of a form',
    }
  // The form's invoice gets its id when the buyer submits it; until a callback names it, our own id stands for it.
  return { kind: 'report', report: { payment: order.attempt, state: 'pending', screen } }
}

function screenOf({ config }: Context, message: Message): Instructions | undefined {
  // "In this case, the user should be redirected to the specified URL."
  const page = message.redirect_url === undefined ? undefined : safeUrl(message.redirect_url)
  if (page !== undefined) return { kind: 'redirect', url: page, method: 'GET', params: [] }
  const { key } = message
  if (key === undefined || !/^[\w-]{1,512}$/.test(key)) return undefined
  return { kind: 'frame', url: `${config.baseUrl}/api/jsapi/open/${key}/` }
}
