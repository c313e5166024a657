import { describe, expect, it } from '@jest/globals';
import { SessionStore } from './session-store.js';
import { takeSetupCode } from './setup-code.js';

function memory(entries: Record<string, string> = {}) {
  const held = new Map(Object.entries(entries));
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const place = 'heli.admin.session';
const session = { token: 't', expiresAt: '2026-11-22T12:00:00.000Z' };
const before = Date.parse('2026-11-22T11:00:00Z');

describe('the session', () => {
  it('outlives a reload but not its end', () => {
    const storage = memory({ [place]: JSON.stringify(session) });
    expect(new SessionStore(storage, before).current().session).toEqual(session);
    expect(new SessionStore(storage, before + 7_200_000).current().session).toBeUndefined();
  });

  it('is forgotten with the reason, and what another version wrote is thrown away', () => {
    const storage = memory({ [place]: '{' });
    const store = new SessionStore(storage, before);
    expect([store.current().session, storage.held.size]).toEqual([undefined, 0]);
    let told = 0;
    store.subscribe(() => told++);
    store.begin(session);
    store.end('why');
    expect([store.current(), storage.held.size, told]).toEqual([{ session: undefined, notice: 'why' }, 0, 2]);
  });
});

describe('the one-time link', () => {
  it('is read once and taken out of the address bar at once', () => {
    const shown: unknown[] = [];
    const history = { replaceState: (...args: unknown[]) => void shown.push(args[2]) } as unknown as History;
    const at = (hash: string) => ({ hash, pathname: '/admin', search: '' }) as Location;
    expect(takeSetupCode(at('#setup=ABC'), history)).toBe('ABC');
    expect(shown).toEqual(['/admin']);
    expect([takeSetupCode(at(''), history), shown.length]).toEqual([undefined, 1]);
  });
});
