/** Any white label of Paymega's platform works by its base addresses alone, wherever they are. */
import { PAYMEGA } from './paymega.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

const LABEL = { ...PAYMEGA, asks: true } as const

conformance(
  'a white label under a path of its own',
  LABEL,
  () =>
    startStand(
      'paymega',
      {},
      {
        sandboxEnv: (url) => ({
          PAYMEGA_BASE_URL: `${url}/acme/v7/public-api`,
          PAYMEGA_PRIVATE_URL: `${url}/acme/v7`,
        }),
      },
    ),
  ['reporting', 'paying'],
)

conformance(
  'a white label whose private API is under /api, with slashes at the ends',
  LABEL,
  () =>
    startStand(
      'paymega',
      {},
      {
        sandboxEnv: (url) => ({
          PAYMEGA_BASE_URL: `${url}/pay/eu/public-api/`,
          PAYMEGA_PRIVATE_URL: `${url}/pay/eu/api/`,
        }),
      },
    ),
  ['paying'],
)
