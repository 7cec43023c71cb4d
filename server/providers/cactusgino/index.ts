/** Cactusgino: H2H transfers and the payment form. */
import * as v from 'valibot'
import type { Locale } from '../../texts/locale.ts'
import { factoryOf } from '../kit/factory.ts'
import type { MethodsResult, MethodQuery, Provider, ProviderText } from '../provider.ts'
import { balance } from './balance.ts'
import { buyerFields, editableFields } from './buyer-fields.ts'
import { readCallback } from './callback.ts'
import type { Context } from './calls.ts'
import { check } from './check.ts'
import { close } from './close.ts'
import { readConfig, VARIABLES, type Config } from './config.ts'
import { channelOf } from './channels.ts'
import { CREATE_LIMIT, createInvoice } from './create.ts'
import { edit } from './edit.ts'
import { openForm } from './form.ts'
import { methodOf, nameOf } from './methods.ts'
import { isSignable } from './signature.ts'
import { TEXTS } from './texts/index.ts'

const ID = 'cactusgino'

function methodsFor({ offers }: Config, { currency, locale }: MethodQuery): MethodsResult {
  const methods = offers.flatMap((offer) => {
    const chosen = methodOf(offer.id)
    if (!chosen || offer.currency !== currency) return []
    const { data } = chosen
    const channel = channelOf(chosen)
    return [
      {
        id: offer.id,
        ...(channel === undefined ? {} : { channel }),
        category: data.category,
        name: nameOf(data, TEXTS[locale]),
        summary: TEXTS[locale].summaries[data.summary],
        fields: buyerFields(chosen, locale),
        opening: chosen.way === 'h2h' ? ('operator' as const) : ('provider' as const),
        ...(offer.min === undefined ? {} : { min: offer.min }),
        ...(offer.max === undefined ? {} : { max: offer.max }),
      },
    ]
  })
  return methods.length > 0 ? { kind: 'methods', methods } : { kind: 'currency-refused' }
}

type SentenceCode = keyof (typeof TEXTS)['en']['sentences']

function isOwn(code: string): code is SentenceCode {
  return Object.hasOwn(TEXTS.en.sentences, code)
}

/** After each of Cactusgino's own failures the buyer can try again or go another way. */
function sentence(code: string, locale: Locale): ProviderText | undefined {
  return isOwn(code) ? { text: TEXTS[locale].sentences[code], retryable: true } : undefined
}

function providerOf(context: Context): Provider {
  return {
    id: ID,
    createLimit: CREATE_LIMIT,
    lacks: [
      'Cactusgino publishes no status request: a payment whose callback is lost shows only when its report arrives.',
      'Cactusgino publishes no refund request: refunds are made in its own cabinet.',
    ],
    faults: ['form_unavailable'],
    settings: v.strictObject({}),
    // Sent as `site_login`. Nothing else of an order is sent but what we make ourselves and what the buyer fills in.
    cannotCarry: ({ customer }) =>
      customer === undefined || isSignable(customer.id)
        ? undefined
        : {
            field: 'customer.id',
            detail: 'customer.id must not contain ; or half a character, as Cactusgino cannot sign it',
          },
    repeatable: false,
    methods: (query) => Promise.resolve(methodsFor(context.config, query)),
    check: (signal) => check(context, signal),
    create(order, signal) {
      const chosen = methodOf(order.method)
      switch (chosen?.way) {
        case 'h2h':
          return createInvoice(context, order, chosen, signal)
        case 'form':
          return openForm(context, order, chosen, signal)
        case undefined:
          return Promise.resolve({
            kind: 'refused',
            failure: 'method_refused',
            detail: `Cactusgino has no method ${order.method}`,
          })
      }
    },
    close: (attempt, signal) => close(context, attempt, signal),
    editable(method, locale) {
      const chosen = methodOf(method)
      return chosen?.way === 'h2h' ? editableFields(chosen, locale) : []
    },
    edit: (order, signal) => edit(context, order, signal),
    balance: (signal) => balance(context, signal),
    callbackLimit: 16 * 1024,
    callback: (request) => Promise.resolve(readCallback(context.config, request)),
    sentence,
  }
}

export const cactusgino = factoryOf(ID, VARIABLES, readConfig, providerOf)
