import { ProblemError, unreachable, type Http } from '@heli/client';

/** A demonstration server gives a display to whoever asks with this; any other refuses it. */
export const demonstrationCode = 'demo';

/** The one-time code of the address; it leaves the address bar at once, before anybody can read it off. */
export function takeCode(): string | undefined {
  const code = /^#code=([\w-]{1,200})$/.exec(location.hash)?.[1];
  if (location.hash !== '') history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code;
}

/** Changes a code for a device token; undefined if the server refuses it. */
export async function claim(http: Http, code: string): Promise<string | undefined> {
  try {
    const { token } = await http.post<{ token: string }>('/api/displays/claim', { code });
    return token;
  } catch (cause) {
    if (cause instanceof ProblemError && cause.status >= 400 && cause.status < 500) return undefined;
    throw cause;
  }
}

export const isUnreachable = (cause: unknown): boolean =>
  cause instanceof ProblemError &&
  (cause.status === unreachable || cause.status >= 500 || cause.status === 429);

export const isRefused = (cause: unknown): boolean =>
  cause instanceof ProblemError && (cause.status === 401 || cause.status === 403);

/** Waits at most 2 s, never all displays at the same moment. */
export const pause = async (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, 500 + Math.random() * 1_500);
  });
