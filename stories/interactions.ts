/** What a buyer's hand does on a story's screen, told so that a page of ours and a test can both do it. */

/** A button by what it is for, whatever language it speaks. */
export type Pressed =
  | 'primary'
  | 'sent'
  | 'more'
  | 'give-up'
  | 'copy'
  | 'copy-number'
  | 'qr'
  | 'details'
  | 'other-bank'
  | 'edit'
  | 'help'
  | 'handover'
  | 'receipt'

export type Interaction =
  /** Chooses a method by its id. */
  | { readonly kind: 'check'; readonly method: string }
  /** Types into a field by its name; the filter of a long list is called `find`. */
  | { readonly kind: 'fill'; readonly field: string; readonly value: string }
  /** Presses the first button of its kind. */
  | { readonly kind: 'press'; readonly what: Pressed }

/** One step inside the widget's shadow root: waits for the first element of `selector`, then does it. */
export interface Step {
  readonly selector: string
  readonly do: 'click' | 'fill'
  readonly value?: string
  /** Only where the pointer is a finger: elsewhere there is nothing to press. */
  readonly touch?: true
}

const BUTTONS: Readonly<Record<Pressed, Omit<Step, 'do'>>> = {
  primary: { selector: '[part~="button-primary"]' },
  more: { selector: '.more > button' },
  'give-up': { selector: '.another [part~="button-quiet"]' },
  sent: { selector: '.bar > [part~="button"]:last-child' },
  copy: { selector: '.press button' },
  'copy-number': { selector: '.large .press button' },
  details: { selector: '.fold.rows button', touch: true },
  'other-bank': { selector: '.banks > button', touch: true },
  edit: { selector: '.edit [part~="button-plain"]' },
  help: { selector: '.offers > :last-child' },
  handover: { selector: '.offers > :nth-last-child(2)' },
  receipt: { selector: '.offers > :first-child' },
  qr: { selector: '.fold.code button', touch: true },
}

function stepOf(interaction: Interaction): Step {
  switch (interaction.kind) {
    case 'check':
      return { selector: `input[type=radio][value="${interaction.method}"]`, do: 'click' }
    case 'fill':
      return {
        // The banks are listed on a phone alone.
        ...(interaction.field === 'bank' ? { touch: true } : {}),
        selector: `input[id$="-${interaction.field}"]`,
        do: 'fill',
        value: interaction.value,
      }
    case 'press':
      return { ...BUTTONS[interaction.what], do: 'click' }
  }
}

/** The steps, in order. In Playwright a locator pierces the shadow root by itself. */
export function stepsOf(interactions: readonly Interaction[] = []): readonly Step[] {
  return interactions.map(stepOf)
}
