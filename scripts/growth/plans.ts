/** What a plan of a database says about how much it reads. Pure. */

/**
 * The lines of a plan of SQLite's or PostgreSQL's by which a table is read from one end to the other, or many rows are sorted for
 * the few that are wanted. An index that has only what is asked for, in the order in which it is wanted, may be walked from an end.
 */
export function faultsOf(plan: readonly string[]): readonly string[] {
  return plan.filter((line) => isWholeTable(line) || isWholeIndex(line))
}

/** `SCAN` of SQLite without an index, `Seq Scan` of PostgreSQL; not of what a query has made itself. */
function isWholeTable(line: string): boolean {
  return /\bSeq Scan\b/.test(line) || /^SCAN (?!CONSTANT)\w+$/.test(line.trim())
}

/** An index of keys or of rows, none of which a list is ordered by. */
function isWholeIndex(line: string): boolean {
  return /^SCAN \w+ USING (COVERING )?INDEX sqlite_autoindex/.test(line.trim())
}
