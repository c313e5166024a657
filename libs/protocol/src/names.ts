/** Raised when a message changes its meaning; a server refuses a client of another major. */
export const protocolVersion = 1;

/** Names of socket messages. */
export const messages = { watch: 'watch', frame: 'frame', revoked: 'revoked' } as const;
/** The gateway's path on the HTTP server. */
export const socketPath = '/live';
