import type { Wait } from '../contract/index.ts'

const SEARCH = ['stageAsked', 'stageSearching', 'stageFound'] as const
const ASK = ['stageAsked', 'stageFound'] as const
const SENT = ['stageSent', 'stageChecking', 'stagePaid'] as const

/** How far a wait has come. */
export interface Stages {
  /** What each stage is called before and after its time. */
  readonly names: readonly ((typeof SEARCH)[number] | (typeof SENT)[number])[]
  /** The place of the one that it is at. */
  readonly at: number
  /** What is said of that one meanwhile. */
  readonly title: 'waitProvider' | 'stageSearching' | 'waitOperator' | 'waitConfirmation'
}

/** Undefined where the server does not say how far it is, or says what does not belong to this wait. */
export function stagesOf({ reason, stage }: Pick<Wait, 'reason' | 'stage'>): Stages | undefined {
  if (reason === 'confirmation')
    return stage === 'checking' ? { names: SENT, at: 1, title: 'waitConfirmation' } : undefined
  const names = reason === 'operator' ? SEARCH : ASK
  switch (stage) {
    case 'asked':
      return { names, at: 0, title: 'waitProvider' }
    case 'searching':
      return { names: SEARCH, at: 1, title: 'stageSearching' }
    case 'found':
      return { names, at: names.length - 1, title: reason === 'operator' ? 'waitOperator' : 'waitProvider' }
    case 'checking':
    case undefined:
      return undefined
    default:
      return stage satisfies never
  }
}
