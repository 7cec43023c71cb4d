/**
 * How long tests wait, in one place. A wait ends when that which it waits for has come, so a long limit costs nothing while
 * all is well: it only has to be longer than anything takes on a machine that has ten other things to do.
 */

/** For one thing to come about, ms. */
export const PATIENCE = 60_000
/** For a whole test or hook, ms: several such waits, so that the one that fails says what has not come. */
export const TEST_LIMIT = 3 * PATIENCE
