/** The `NOTIFY` channel of PostgreSQL on which each new revision is told, as `<session id> <revision>`. */
export const CHANNEL = 'paywicket_session'
