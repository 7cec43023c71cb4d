/** Cactusgino: H2H transfers and the payment form. */
import * as v from 'valibot'
import { say, type Locale } from '../../texts/locale.ts'
import { factoryOf } from '../factory.ts'
import type { MethodsAnswer, MethodQuery, Provider, Spoken } from '../provider.ts'
import { buyerFields } from './buyer-fields.ts'
import type { Context } from './calls.ts'
import { readCallback } from './callback.ts'
import { close } from './close.ts'
import { readConfig, type Config } from './config.ts'
import { CREATE_LIMIT, createInvoice } from './create.ts'
import { openForm } from './form.ts'
import { methodOf } from './methods.ts'
import { SENTENCES } from './sentences.ts'

const ID = 'cactusgino'

function methodsFor({ offers }: Config, { currency, locale }: MethodQuery): MethodsAnswer {
  const methods = offers.flatMap((offer) => {
    const chosen = methodOf(offer.id)
    if (!chosen || offer.currency !== currency) return []
    const { category, name, summary } = chosen.data
    return [
      {
        id: offer.id,
        category,
        name: say(name, locale),
        summary: say(summary, locale),
        fields: buyerFields(chosen, locale),
        opening: chosen.way === 'h2h' ? ('operator' as const) : ('provider' as const),
        ...(offer.min === undefined ? {} : { min: offer.min }),
        ...(offer.max === undefined ? {} : { max: offer.max }),
      },
    ]
  })
  return methods.length > 0 ? { kind: 'methods', methods } : { kind: 'currency-refused' }
}

function sentence(code: string, locale: Locale): Spoken | undefined {
  const saying = SENTENCES[code]
  return saying && { text: say(saying.text, locale), retryable: saying.retryable }
}

function providerOf(context: Context): Provider {
  return {
    id: ID,
    createLimit: CREATE_LIMIT,
    lacks: [
      'Cactusgino publishes no status request: a payment whose callback is lost shows only when its report arrives.',
      'Cactusgino publishes no refund request: refunds are made in its own cabinet.',
    ],
    settings: v.strictObject({}),
    repeatable: false,
    methods: (query) => Promise.resolve(methodsFor(context.config, query)),
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
    callback: (request) => Promise.resolve(readCallback(context.config, request)),
    sentence,
  }
}

export const cactusgino = factoryOf(ID, readConfig, providerOf)
