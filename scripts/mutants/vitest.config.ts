/** The tests a mutant of the domain has to get past: unit tests that run in one process, and the simulation. */
import { defineConfig } from 'vitest/config'
import { TEST_LIMIT } from '../../test/support/patience.ts'

export default defineConfig({
  test: {
    // None that runs the domain while it is being loaded: such a run is nobody's, and each mutant would be tried by all tests.
    // Nor those that try the rules of the simulation and not the domain.
    include: ['server/{domain,checkout}/**/*.test.ts', 'test/simulation/simulation.test.ts'],
    testTimeout: TEST_LIMIT,
    hookTimeout: TEST_LIMIT,
    isolate: false,
  },
})
