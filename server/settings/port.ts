/** Can it be listened on? 0 is any free one. */
export const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535
