import { describeTexts } from '../../../texts/testing.ts'
import { TEXTS } from './index.ts'

describeTexts('Paymega', TEXTS)
