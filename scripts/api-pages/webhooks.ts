/** `docs/webhooks.md`: every event, with an example that the real code has made. */
import { webhookExamples } from '../../server/checkout/webhook-examples.ts'
import { WEBHOOK_TEXTS, WEBHOOKS } from '../../src/contract/shop/index.ts'

const HEAD = `# Webhooks

Written by \`npm run api-pages\` from the code: each example was made by what makes the true ones. The schemas stand in \`/openapi.json\`, and to read at \`/docs\` of your server.

Each is a POST to \`PAYWICKET_WEBHOOK_URL\` with the headers \`webhook-id\` (the same for every try: take each once), \`webhook-timestamp\` and \`webhook-signature\`, as
standardwebhooks.com has them. \`verifyWebhook\` of \`paywicket/server\` checks them: [backend](backend.md#the-first-verified-webhook). What is not answered with 2xx is tried again, for
three days: [operations](operations.md#webhooks).

\`data\` is the session as \`GET /v1/sessions/:id\` has it, without its log; of \`payment.unmatched\` and \`counter.paid\` it is what the example shows.
`

/** The whole page. */
export function webhooksMarkdown(): string {
  const examples = webhookExamples()
  const rows = WEBHOOKS.map((event) => `| [\`${event}\`](#${event.replace('.', '')}) | ${WEBHOOK_TEXTS[event]} |`)
  const parts = WEBHOOKS.map(
    (event) =>
      `## ${event}\n\n${WEBHOOK_TEXTS[event]}.\n\n\`\`\`json\n${JSON.stringify(examples[event], undefined, 2)}\n\`\`\`\n`,
  )
  return [HEAD, `| event | what has happened |\n| --- | --- |\n${rows.join('\n')}\n`, ...parts].join('\n')
}
