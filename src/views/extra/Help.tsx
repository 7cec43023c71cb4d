import { signal } from '@preact/signals-core'
import type { Session } from '../../contract/index.ts'
import { contactLinks, type ContactLink } from '../../core/contact.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy.ts'
import type { IconName } from '../../ui/icon-lines.ts'
import { Icon } from '../../ui/Icon.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import type { ExtraViewContext } from '../view-context.ts'
import { fileNameOf, keepPicture } from './keep-picture.ts'
import { paintSheet } from './paint-sheet.ts'
import { printSheet } from './print-sheet.ts'
import { areUsable, hasSheet, sheetOf } from './sheet.ts'
import { supportText } from './support-text.ts'

export interface HelpProps {
  readonly context: ExtraViewContext
  readonly session: Session
}

const CONTACT_ICONS: Readonly<Record<ContactLink['kind'], IconName>> = { email: 'mail', phone: 'call', url: 'globe' }

/** How long "copied" stays, ms. */
const STAYS = 3_000

/** How the shop is reached, what to tell it, and the payment to take along as a picture or on paper. */
export const Help = signalComponent<HelpProps>((_, end) => {
  const copied = signal<'no' | 'yes' | 'by-hand'>('no')
  const failed = signal(false)
  const text = signal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let place: HTMLElement | null = null
  let frame: HTMLIFrameElement | null = null
  end(() => clearTimeout(timer))

  const come = (element: HTMLElement | null) => {
    place = element
  }
  const comeFrame = (element: HTMLIFrameElement | null) => {
    frame = element
  }
  const select = (area: HTMLTextAreaElement | null) => {
    area?.focus()
    area?.select()
  }

  async function copy({ context: { controller, translator, say }, session }: HelpProps): Promise<void> {
    clearTimeout(timer)
    text.value = supportText(session, location.host, controller.now.peek())
    const done = await copyText(text.value, navigator.clipboard)
    copied.value = done ? 'yes' : 'by-hand'
    if (done) timer = setTimeout(() => (copied.value = 'no'), STAYS)
    say(translator.t(done ? 'copied' : 'copySelected'))
  }

  /** What goes wrong with a picture or a printer is said, and the page stays as it was. */
  async function attempt(task: () => Promise<boolean>): Promise<void> {
    failed.value = false
    failed.value = !(await task().catch(() => false))
  }

  const save = ({ context, session }: HelpProps) =>
    attempt(async () => {
      const family = place ? getComputedStyle(place).fontFamily : 'sans-serif'
      const picture = await paintSheet(await sheetOf(session, context), family)
      if (picture) await keepPicture(picture, fileNameOf(session.order.id), window)
      return picture !== undefined
    })

  const print = ({ context, session }: HelpProps) =>
    attempt(async () => {
      if (frame) await printSheet(await sheetOf(session, context), frame)
      return frame !== null
    })

  return (props) => {
    const { context, session } = props
    const { t } = context.translator
    const links = contactLinks(session.merchant.contact)
    const done = copied.value === 'yes'
    return (
      <section class="help" part="help" ref={come} aria-label={t('help')}>
        {links.length > 0 && (
          <ul>
            {links.map(({ kind, text: shown, href }) => (
              <li key={kind}>
                <Icon name={CONTACT_ICONS[kind]} />
                <span>
                  <small>{t(`contact_${kind}`)}</small>
                  <a href={href} target={kind === 'url' ? '_blank' : undefined} rel="noreferrer">
                    {shown}
                  </a>
                </span>
              </li>
            ))}
          </ul>
        )}
        <div>
          <Button kind="plain" onClick={() => void copy(props)}>
            <Icon name={done ? 'tick' : 'copy'} />
            {done ? t('copied') : t('supportCopy')}
          </Button>
          <small>{t('supportHow')}</small>
        </div>
        {copied.value === 'by-hand' && (
          <p>
            <textarea readOnly rows={6} ref={select} aria-label={t('supportCopy')} value={text.value} />
            <small>{t('copySelected')}</small>
          </p>
        )}
        {hasSheet(session) && (
          <div class="pair">
            {areUsable(session, context.controller.now.value) && (
              <Button kind="plain" onClick={() => void save(props)}>
                <Icon name="picture" />
                {t('savePicture')}
              </Button>
            )}
            <Button kind="plain" onClick={() => void print(props)}>
              <Icon name="print" />
              {t('printPage')}
            </Button>
          </div>
        )}
        {failed.value && (
          <p class="notice danger" part="notice" role="alert">
            {t('problem')}
          </p>
        )}
        <iframe
          class="sheet"
          ref={comeFrame}
          title={t('printPage')}
          sandbox="allow-same-origin allow-modals"
          tabIndex={-1}
          aria-hidden="true"
        />
      </section>
    )
  }
})
