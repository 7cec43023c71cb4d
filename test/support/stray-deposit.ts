/** Cactusgino tells of a deposit whose invoice we have never opened. */
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { signed } from '../../server/sandbox/cactusgino/signature.ts'

/** To the server at `url`, of `minor` hundredths of a rouble; throws where the callback is not taken. */
export async function strayDeposit(url: string, invoice: string, minor: number): Promise<void> {
  const said = {
    site_id: Number(SANDBOX_ENV['CACTUSGINO_SITE_ID']),
    site_login: 'somebody',
    status: 4,
    invoice_id: Number(invoice),
    request_id: `nobody-${invoice}`,
    amount: minor,
    received_amount: minor,
    is_payout: false,
    currency: 'RUB',
    received_currency: 'RUB',
    method: 'card',
    description: 'Manual created payment',
  }
  const body = JSON.stringify(signed(said, SANDBOX_ENV['CACTUSGINO_SALT'] ?? ''))
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(`${url}/v1/callbacks/cactusgino`, { method: 'POST', body, headers })
  if (status !== 200) throw new Error(`The callback of ${invoice} was answered ${status}`)
}
