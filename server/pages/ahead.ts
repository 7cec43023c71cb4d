/** What the hosted page shows before its script has come: whom and how much, and the shape of what is coming, as tall as that. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { moneyFormatter, type Session } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** With more ways than this the widget's picker shows the first of them, and a button. */
const ALL = 6
const FIRST = 4

const bones = (count: number, name: string) =>
  Array.from({ length: Math.max(0, count) }, () => html`<i class="${name}"></i>`)

const fieldBone = html`<i class="field"></i>`

function shape({ action }: Session, locale: Locale): Html {
  switch (action.kind) {
    case 'choose': {
      const { methods, suggested } = action
      const open = methods.find(({ id }) => id === suggested) ?? methods.find(({ disabled }) => !disabled)
      const isLong = methods.length > ALL
      return html`<div class="choose">
        <div>
          <h2>${TEXTS[locale].page.choose}</h2>
          <div class="rows">
            ${bones(1, 'row')}
            ${open && open.fields.length > 0 ? html`<div class="fields">${open.fields.map(() => fieldBone)}</div>` : ''}
            ${bones((isLong ? FIRST : methods.length) - 1, 'row')}
          </div>
          ${isLong ? bones(1, 'row') : ''}
        </div>
        <div class="pay">${bones(1, 'press')}</div>
      </div>`
    }
    case 'transfer':
      return html`<div class="step">
        ${bones(1, 'title')} ${bones(action.rows.length + 2, 'row')} ${bones(1, 'press')}
      </div>`
    case 'frame':
      return html`<div class="step">${bones(1, 'title')} ${bones(1, 'form')}</div>`
    case 'wait':
    case 'redirect':
    case 'done':
      return html`<div class="step">${bones(1, 'title')} ${bones(2, 'row')} ${bones(1, 'press')}</div>`
  }
}

/** `server` is the origin and path that the widget knows. */
export function ahead(session: Session, locale: Locale, server: string): Html {
  const { page } = TEXTS[locale]
  const { merchant, order, due, testMode, action } = session
  const icon = merchant.icon?.startsWith('/') ? server + merchant.icon : merchant.icon
  const isOurs = icon?.startsWith(`${server}/`) || icon?.startsWith('data:image/')
  return html`<div class="ahead" aria-busy="true">
    ${testMode ? html`<p class="test">${page.test}</p>` : ''}
    <div class="merchant">
      ${icon && isOurs ? html`<img src="${icon}" alt="" width="40" height="40" />` : ''}
      <p><b>${merchant.name}</b><span>${order.description ?? ''}</span></p>
      ${action.kind === 'transfer' || action.kind === 'done' ? '' : html`<p class="due"><span>${page.total}</span><strong>${moneyFormatter(locale)(due)}</strong></p>`}
    </div>
    ${shape(session, locale)}
  </div>`
}
