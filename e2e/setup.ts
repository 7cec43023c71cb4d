import { unpackChromium } from '../test/support/chromium.ts'

export default unpackChromium
