import * as v from 'valibot'
import type { Provider } from '../../../server/providers/provider.ts'

/** For tests: a provider that offers nothing and answers nothing, with `more` over it. */
export function stubProvider(more: Partial<Provider> = {}): Provider {
  return {
    id: 'bank',
    createLimit: 60,
    lacks: [],
    settings: v.strictObject({}),
    callbackLimit: 64 * 1024,
    repeatable: false,
    methods: async () => ({ kind: 'methods', methods: [] }),
    check: async () => ({ kind: 'answers' }),
    create: async () => ({ kind: 'unanswered', detail: '' }),
    callback: async () => ({ kind: 'forged', why: '' }),
    sentence: () => undefined,
    ...more,
  }
}
