/** The same widget in a dialog of its own: fetched when it is first opened. */
import type { Translator } from '../i18n/translator.ts'
import css from '../styles/modal.css?inline'

export interface Modal {
  open(): void
  close(): void
}

/** Takes `root` out of `shadow` into a native dialog there; `onClose` hears of every way of closing it. */
export function createModal(shadow: ShadowRoot, root: HTMLElement, { t }: Translator, onClose: () => void): Modal {
  const page = shadow.ownerDocument
  const dialog = page.createElement('dialog')
  const button = page.createElement('button')
  const sheet = new (page.defaultView ?? window).CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets.push(sheet)

  dialog.className = 'pw'
  dialog.part.add('dialog')
  dialog.ariaLabel = t('dialog')
  button.type = 'button'
  button.part.add('close')
  button.ariaLabel = t('close')
  button.textContent = '×'
  button.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', onClose)
  dialog.append(button, root)
  shadow.append(dialog)

  return {
    open() {
      dialog.lang = root.lang
      dialog.dir = root.dir
      dialog.dataset['theme'] = root.dataset['theme']
      dialog.style.cssText = root.style.cssText
      if (!dialog.open) dialog.showModal()
    },
    close: () => dialog.close(),
  }
}
