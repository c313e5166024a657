/** For doors that take a password or a one-time code: so many tries a minute from one address. */
export const fewTries = { rateLimit: { max: 20, timeWindow: 60_000 } };
