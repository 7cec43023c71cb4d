/**
 * Answers the buyer's API with the stories, so that the real widget can be put on any of them. A token is a story's name,
 * and after a dot the moment at which it was as it is told, in ms since the epoch to the base of 36: from then on time
 * goes by. Without that moment each read is that moment.
 */
import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { HANDOVER } from '../server/domain/handover.ts'
import { assetRoutes } from '../server/routes/assets.ts'
import { bearer } from '../server/routes/bearer.ts'
import { answerPage, preflight } from '../server/routes/cors.ts'
import { problem } from '../server/routes/problems.ts'
import { TEXTS } from '../server/texts/index.ts'
import { resolveLocale, type Locale } from '../server/texts/locale.ts'
import { fillIn } from '../server/texts/translation.ts'
import { fakeProvider } from './fake-provider.ts'
import { otherName } from './other-name.ts'
import { storyNamed } from './stories.ts'
import type { Story, StoryAddresses } from './story.ts'
import { createViewer } from './view.ts'

/** ms, as the real server's. */
const HEARTBEAT = 15_000
const COMMENT = ': here\n\n'
/** A line that breaks answers for so long from the first read on, ms. */
const GOOD_FOR = 800
/** So many tokens whose line breaks are remembered. */
const REMEMBERED = 1000

interface Asked {
  readonly story: Story
  readonly token: string
  readonly birth: number | undefined
  readonly locale: Locale
}

function readToken(token: string): Pick<Asked, 'story' | 'birth'> | undefined {
  const [, name = '', moment] = /^([a-z0-9-]+)(?:\.([0-9a-z]{1,9}))?$/.exec(token) ?? []
  const story = storyNamed(name)
  return story && { story, birth: moment === undefined ? undefined : Number.parseInt(moment, 36) }
}

/** The token of a story that is as it is told at `birth`, ms since the epoch; without it, at each read. */
export function tokenOf({ name }: Story, birth?: number): string {
  return birth === undefined ? name : `${name}.${birth.toString(36)}`
}

/** Where the stories lead, seen from the page that asks. */
function addressesOf(c: Context): StoryAddresses {
  const own = new URL(c.req.url)
  const asker = c.req.header('origin') ?? own.origin
  const [base = ''] = own.pathname.split('/v1/checkout')
  const { origin } = [otherName(own) ?? own, own].find((url) => url.origin !== asker) ?? own
  return { page: `${origin}${base}/form`, shop: `${asker}/` }
}

export interface StoriesOptions {
  /** False where there is no event stream to be had, so that a widget asks now and then instead. */
  readonly streams?: boolean
}

/** The routes, to be mounted anywhere; the widget's `server` is the place where they are. */
export function storiesApp({ streams = true }: StoriesOptions = {}): Hono {
  const viewer = createViewer()
  const firstReads = new Map<string, number>()
  const app = new Hono()
  app.route('/', assetRoutes(fileURLToPath(new URL('../dist', import.meta.url)), { find: async () => undefined }))
  app.route('/', fakeProvider())

  function hasBroken(token: string, now: number): boolean {
    const first = firstReads.get(token) ?? now
    firstReads.set(token, first)
    const oldest = firstReads.keys().next()
    if (firstReads.size > REMEMBERED && !oldest.done) firstReads.delete(oldest.value)
    return now - first > GOOD_FOR
  }

  function cut(c: Context): Response {
    const { incoming } = c.env as HttpBindings
    incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  }

  /** What a bad line makes of a request; undefined where it gets through. */
  function trouble(c: Context, { story, token }: Asked, isStream: boolean): Response | undefined {
    switch (story.line) {
      case 'token-refused':
        return problem(c, 'invalid_token', 'This story shows a token that is not known.')
      case 'page-refused':
        return problem(
          c,
          'origin_not_allowed',
          `Add ${c.req.header('origin') ?? 'https://shop.example'} to the session's origins or to PAYWICKET_ORIGINS.`,
        )
      case 'away':
        return cut(c)
      case 'breaks':
        return isStream || hasBroken(token, Date.now()) ? cut(c) : undefined
      case 'good':
      case undefined:
        return undefined
      default:
        return story.line satisfies never
    }
  }

  /** Who asks, or the answer to who may not. */
  function enter(c: Context, isStream = false): Asked | Response {
    answerPage(c)
    const token = bearer(c.req.header('authorization')) ?? ''
    const read = readToken(token)
    if (!read) return problem(c, 'invalid_token', 'Send the name of a story as `Authorization: Bearer <name>`.')
    const asked = { ...read, token, locale: resolveLocale(c.req.query('locale'), c.req.header('accept-language')) }
    return trouble(c, asked, isStream) ?? asked
  }

  function sessionFor(c: Context, { story, birth, locale }: Asked) {
    const now = Date.now()
    return viewer.view(story, { birth: birth ?? now, now, locale, addresses: addressesOf(c) })
  }

  app.options('/v1/checkout/*', preflight)

  app.get('/v1/checkout', async (c) => {
    const asked = enter(c)
    return 'story' in asked ? c.json(await sessionFor(c, asked)) : asked
  })

  app.get('/v1/checkout/events', async (c) => {
    const asked = enter(c, true)
    if (!('story' in asked)) return asked
    if (!streams) return c.body(null, 204)
    const session = await sessionFor(c, asked)
    const known = Number(c.req.header('last-event-id') ?? -1)
    return streamSSE(c, async (stream) => {
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
      await stream.write(COMMENT)
      if (known !== session.revision) {
        await stream.writeSSE({ id: String(session.revision), data: JSON.stringify(session) })
      }
      const beat = setInterval(() => void stream.write(COMMENT), HEARTBEAT)
      await gone
      clearInterval(beat)
    })
  })

  for (const command of ['choose', 'sent', 'cancel']) {
    app.post(`/v1/checkout/${command}`, (c) => {
      const asked = enter(c)
      if (!('story' in asked)) return asked
      const { refusal } = asked.story
      if (refusal !== undefined) {
        return problem(c, refusal, fillIn(TEXTS[asked.locale].refusals[refusal], { seconds: '20' }))
      }
      return problem(c, 'attempt_not_live', 'This is a picture of a story: nothing changes here.')
    })
  }
  app.post('/v1/checkout/receipt', (c) => {
    const asked = enter(c)
    return 'story' in asked ? problem(c, 'attempt_not_live', TEXTS[asked.locale].refusals.attempt_not_live) : asked
  })
  // It leads nowhere, and looks as one that does.
  app.post('/v1/checkout/handover', (c) => {
    const asked = enter(c)
    if (!('story' in asked)) return asked
    const url = `https://pay.shop.example/pay/ses_${'0'.repeat(20)}?handover=pwh_${'0'.repeat(30)}&locale=${asked.locale}`
    return c.json({ url, expiresAt: new Date(Date.now() + HANDOVER).toISOString() })
  })
  return app
}
