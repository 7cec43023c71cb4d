import { describeTexts } from '../../../../test/support/texts.ts'
import { TEXTS } from './index.ts'

describeTexts('Paymega', TEXTS)
