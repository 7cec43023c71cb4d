import { memoryStore } from './memory-store.ts'
import { storeSuite } from './store.suite.ts'

storeSuite('in memory', { open: async () => memoryStore(true) })
