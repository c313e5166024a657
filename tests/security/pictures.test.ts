import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openFortress, otherStreet, street, type Fortress } from './fortress.js';

/** Nobody sees through a wall's picture what they may not see themselves. */
let fortress: Fortress;
beforeAll(async () => {
  fortress = await openFortress();
});
afterAll(() => fortress.close());

const picture = { width: 1920, height: 1080, theme: 'night', html: '<main>figures</main>', css: 'a{}' };
const send = (token: string, body: unknown) =>
  fortress.send({ method: 'POST', path: '/api/display/snapshot', token, body });

async function pictured(audience: 'public' | 'council' | 'confidential', organisation = street) {
  const display = await fortress.newDisplay(organisation, `a ${audience} wall`);
  const { displays } = fortress.house.kernel;
  const { name, language, theme, playlistId } = await displays.get(display.id);
  await displays.change(display.id, { name, language, theme, playlistId, audience });
  expect((await send(display.token, picture)).status).toBe(204);
  return display;
}
const look = async (token: string, id: string): Promise<number> =>
  (await fortress.send({ method: 'GET', path: `/api/displays/${id}/snapshot`, token })).status;

test('the chair and the office see every wall of theirs, an administrator none that is confidential', async () => {
  const walls = [await pictured('public'), await pictured('council'), await pictured('confidential')];
  const statuses: Record<string, number[]> = {};
  for (const role of ['chair', 'office', 'administrator', 'liaison', 'resident'] as const) {
    const { token } = await fortress.issue([role]);
    statuses[role] = await Promise.all(walls.map(({ id }) => look(token, id)));
  }
  expect(statuses).toEqual({
    chair: [200, 200, 200],
    office: [200, 200, 200],
    administrator: [200, 200, 404],
    liaison: [403, 403, 403],
    resident: [403, 403, 403],
  });
});

test('a wall of another street answers as if it were absent, and is asked for nothing', async () => {
  const { id } = await pictured('public', otherStreet);
  const { token } = await fortress.issue(['chair']);
  const asked: string[] = [];
  const { displays } = fortress.house.kernel;
  const real = displays.order;
  displays.order = (displayId) => void asked.push(displayId);
  const paths = [`/api/displays/${id}/snapshot`, `/api/displays/${id}/shown?day=2026-11-02`];
  for (const path of paths) expect((await fortress.send({ method: 'GET', path, token })).status).toBe(404);
  expect((await fortress.send({ method: 'POST', path: paths[0]!, token, body: {} })).status).toBe(404);
  displays.order = real;
  expect(asked).toEqual([]);
  const seen = await fortress.send({
    method: 'GET',
    path: `/api/displays/seen?organisation=${otherStreet}`,
    token,
  });
  expect([seen.status, seen.text]).toEqual([200, '[]']);
});

test.each([
  ['is no picture', { html: 'x' }],
  ['has more than a picture', { ...picture, script: 'x' }],
  ['is too large', { ...picture, html: 'x'.repeat(500_001) }],
  ['has no size', { ...picture, width: 0 }],
])('what %s is refused, and the one before stays', async (_what, body) => {
  const { id, token } = await pictured('council');
  expect((await send(token, body)).status).toBe(400);
  const { token: chair } = await fortress.issue(['chair']);
  expect(await look(chair, id)).toBe(200);
});

test('a picture is gone with its wall, and after an hour', async () => {
  const { id } = await pictured('council');
  const { displays } = fortress.house.kernel;
  expect(await displays.snapshots.of(id)).toMatchObject({ html: picture.html });
  const { clock } = fortress.house;
  clock.moveTo(new Date(Date.parse(clock.now()) + 3_600_001).toISOString());
  expect(await displays.snapshots.of(id)).toBeNull();
  const another = await pictured('council');
  await displays.remove(another.id);
  expect(await displays.snapshots.of(another.id)).toBeNull();
});
