import { storeSuite } from '../support/store/store.suite.ts'
import { memoryStore } from './memory-store.ts'

storeSuite('in memory, of the simulation', { open: async () => memoryStore(true) })
