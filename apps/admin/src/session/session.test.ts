import { describe, expect, it } from '@jest/globals';
import { SessionStore } from './session-store.js';
import { takeCode } from './take-code.js';

describe('the session', () => {
  it('says why it ended, but not to whoever just came', () => {
    const store = new SessionStore();
    store.end('why');
    expect(store.current()).toEqual({ session: 'closed', csrf: undefined, notice: undefined });
    let told = 0;
    store.subscribe(() => told++);
    store.begin({ csrf: 'c' });
    store.begin({ csrf: 'c' });
    expect(store.current()).toEqual({ session: 'open', csrf: 'c', notice: undefined });
    store.end('why');
    store.end();
    expect([store.current().notice, told]).toEqual(['why', 2]);
  });
});

describe('the one-time link', () => {
  it('is read once and taken out of the address bar at once', () => {
    const shown: unknown[] = [];
    const history = { replaceState: (...args: unknown[]) => void shown.push(args[2]) } as unknown as History;
    const at = (hash: string) => ({ hash, pathname: '/admin', search: '' }) as Location;
    expect(takeCode('setup', at('#setup=ABC'), history)).toBe('ABC');
    expect(shown).toEqual(['/admin']);
    expect([takeCode('setup', at(''), history), shown.length]).toEqual([undefined, 1]);
  });
});
