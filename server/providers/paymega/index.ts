/** Paymega, and any white label of the same platform. */
import { factoryOf } from '../kit/factory.ts'
import type { Provider } from '../provider.ts'
import type { Context } from './api.ts'
import { readCallback } from './callback.ts'
import { check } from './check.ts'
import { readConfig, VARIABLES, type Config } from './config.ts'
import { create, CREATE_LIMIT } from './create.ts'
import { listSince } from './list.ts'
import { lookup } from './lookup.ts'
import { pagelessServices } from './pageless.ts'
import { picker } from './prerequest.ts'
import { priceOf } from './price.ts'
import { refund } from './refund.ts'
import { sentence } from './resolutions.ts'
import { settingsFor } from './settings.ts'

const ID = 'paymega'

function lacksOf({ account, create }: Config): readonly string[] {
  return [
    ...(account
      ? []
      : [
          'Without PAYMEGA_ACCOUNT_ID and PAYMEGA_API_KEY fees are not shown, payments are not found by our reference, and refunds are made in Paymega’s own cabinet.',
        ]),
    ...(create === 'form'
      ? ['With PAYMEGA_CREATE=form no callback address goes with a payment: set it in Paymega’s own cabinet.']
      : account
        ? []
        : ['The public API takes no callback address: set it in Paymega’s own cabinet.']),
  ]
}

function providerOf(context: Context): Provider {
  const { config } = context
  const offer = picker(context)
  const pageless = pagelessServices(context.now)
  return {
    id: ID,
    createLimit: CREATE_LIMIT,
    lacks: lacksOf(config),
    faults: ['provider_error'],
    settings: settingsFor(config),
    // A second invoice with the same reference is answered 409 with the first one in the body.
    repeatable: true,
    methods: async (query, signal) => pageless.without(await offer(query, signal)),
    check: (signal) => check(context, signal),
    async create(order, signal) {
      const result = await create(context, order, signal)
      pageless.learn(order, result)
      return result
    },
    async lookup(attempt, signal) {
      const result = await lookup(context, attempt, signal)
      // Its creation was not answered: this is the first that is heard of it.
      if (attempt.payment === undefined) pageless.learn(attempt, result)
      return result
    },
    ...(config.account
      ? {
          price: (method, amount, signal) => priceOf(context, method, amount, signal),
          refund: (order, signal) => refund(context, order, signal),
          list: (since, signal) => listSince(context, since, signal),
        }
      : {}),
    callbackLimit: 64 * 1024,
    callback: (request) => Promise.resolve(readCallback(config, request)),
    sentence,
  }
}

export const paymega = factoryOf(ID, VARIABLES, readConfig, providerOf)
