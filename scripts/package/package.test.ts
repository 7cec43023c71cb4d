/** The package, packed once, as strangers get it. It needs `npm run build` first. */
import { afterAll, describe } from 'vitest'
import { commandsTests } from './commands.ts'
import { contentsTests } from './contents.ts'
import { pack } from './packed.ts'
import { typesTests } from './types.ts'
import { underNpmTests } from './under-npm.ts'

const packed = await pack()
afterAll(packed.remove)

describe('its contents', () => contentsTests(packed))
describe('its types', () => typesTests(packed))
describe('its commands', () => commandsTests(packed))
describe.skipIf(process.platform === 'win32')('its server under npm', () => underNpmTests(packed))
