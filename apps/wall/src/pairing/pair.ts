import { ProblemError, type Http } from '@heli/client';
import { isUnreachable, pause } from '../claim.js';

export interface Begun {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly expiresAt: string;
  readonly intervalSeconds: number;
}
type Polled =
  { readonly state: 'pending' | 'expired' } | { readonly state: 'approved'; readonly token: string };

interface PairOptions {
  /** What to show; undefined while the server can't be reached. */
  readonly onShow: (begun: Begun | undefined) => void;
  readonly signal: AbortSignal;
}

const wait = async (seconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, seconds * 1_000);
  });

/** Shows one code after the other until somebody lets this screen in (RFC 8628); its token, or nothing if given up. */
export async function pair(http: Http, { onShow, signal }: PairOptions): Promise<string | undefined> {
  const show = (begun: Begun | undefined): void => {
    if (!signal.aborted) onShow(begun);
  };
  while (!signal.aborted) {
    try {
      const begun = await http.post<Begun>('/api/displays/pairings', {});
      show(begun);
      const token = await poll(http, begun, signal);
      if (token !== undefined) return token;
    } catch (cause) {
      if (!isUnreachable(cause) && !(cause instanceof ProblemError)) throw cause;
      show(undefined);
      await pause();
    }
  }
  return undefined;
}

/** Asks until the code is approved or has expired. A server that is away for a while is asked again. */
async function poll(http: Http, begun: Begun, signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    await wait(begun.intervalSeconds);
    const polled = await ask(http, begun.deviceCode);
    if (polled?.state === 'approved') return polled.token;
    if (polled?.state === 'expired') return undefined;
  }
  return undefined;
}

async function ask(http: Http, deviceCode: string): Promise<Polled | undefined> {
  try {
    return await http.post<Polled>('/api/displays/pairings/token', { deviceCode });
  } catch (cause) {
    if (isUnreachable(cause)) return undefined;
    throw cause;
  }
}
