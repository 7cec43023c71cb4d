/** Texts as buyers may be shown them, for drivers: what is too long is better never stored. */
export { fittingText, LONGEST } from '../../domain/shown-text.ts'
