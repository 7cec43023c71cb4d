/** Invoice API v2: payments on Invoice's own page. */
import { factoryOf } from '../kit/factory.ts'
import type { Provider } from '../provider.ts'
import type { Context } from './api.ts'
import { readCallback } from './callback.ts'
import { check } from './check.ts'
import { close } from './close.ts'
import { readConfig, VARIABLES } from './config.ts'
import { counter } from './counter.ts'
import { create, CREATE_LIMIT } from './create.ts'
import { lookup, lookupPayment } from './lookup.ts'
import { methodsFor } from './methods.ts'
import { lookupRefund, refund } from './refund.ts'
import { sentence } from './sentences.ts'
import { settingsFor } from './settings.ts'
import { terminalKeeper } from './terminal.ts'

const ID = 'invoice'
function providerOf(context: Context): Provider {
  const keeper = terminalKeeper(context)
  return {
    id: ID,
    createLimit: CREATE_LIMIT,
    lacks: [
      'Invoice takes no callback address with a payment: set it in its own cabinet, under Settings, Notifications.',
    ],
    faults: ['terminal_unavailable'],
    settings: settingsFor(context.config.rows),
    // Nothing says that a second payment with the same order id is refused.
    repeatable: false,
    methods: (query) => Promise.resolve(methodsFor(context.config.rows, query)),
    check: (signal) => check(context, signal),
    create: (order, signal) => create(context, keeper, order, signal),
    lookup: (attempt, signal) => lookup(context, attempt, signal),
    lookupPayment: (payment, signal) => lookupPayment(context, payment, signal),
    counter: (order, signal) => counter(context, order, signal),
    close: (attempt, signal) => close(context, attempt, signal),
    refund: (order, signal) => refund(context, order, signal),
    lookupRefund: (known, signal) => lookupRefund(context, known, signal),
    callbackLimit: 64 * 1024,
    callback: (request) => Promise.resolve(readCallback(context.config, request)),
    sentence,
  }
}

export const invoice = factoryOf(ID, VARIABLES, readConfig, providerOf)
