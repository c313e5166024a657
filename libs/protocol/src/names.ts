/** Raised when a message changes its meaning; a server refuses a client of another major. */
export const protocolVersion = 1;

/** Names of socket messages. */
export const messages = {
  watch: 'watch',
  frame: 'frame',
  revoked: 'revoked',
  /** A wall tells of itself. */
  report: 'report',
  /** What a wall is told to do. */
  order: 'order',
} as const;
/** How often a wall tells of itself, in milliseconds. */
export const reportEveryMs = 15_000;
/** The gateway's path on the HTTP server. */
export const socketPath = '/live';
