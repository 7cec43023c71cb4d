import { storeSuite } from './store.suite.ts'
import { memoryStore } from './memory-store.ts'

storeSuite('in memory', { open: async () => memoryStore(true) })
