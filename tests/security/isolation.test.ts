import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { core } from '@heli/core';
import { coordination } from '@heli/contracts/coordination';
import { messages, protocolVersion, socketPath, type Frame, type WatchAnswer } from '@heli/protocol';
import type { QueryType } from '@heli/sdk';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { z } from 'zod';
import {
  accountRoles,
  community,
  openFortress,
  otherCommunity,
  otherStreet,
  street,
  type Fortress,
} from './fortress.js';
import { sampleOf, type Schema } from './sample.js';

/** A place and what stands above and below it; nothing else may be heard of there. */
interface Place {
  readonly code: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
}

const sibling = '370704003017';
const places: readonly Place[] = [
  { code: street, above: [], below: [community, sibling, '370704003009001'] },
  { code: community, above: [street], below: ['370704003009001'] },
  { code: sibling, above: [street], below: [] },
  { code: otherStreet, above: [], below: [otherCommunity] },
  { code: otherCommunity, above: [otherStreet], below: [] },
];
const codes = places.map(({ code }) => code);
const seed = Number(process.env['HELI_SEED'] ?? Date.now() % 1_000_000_000);

/** A word that is found nowhere but in what belongs to a place: its kind, and where it belongs. */
const canary = (kind: string, code: string): string => `canary-${kind}-${code}-`;
const canaries = /canary-(\w+)-(\d+)-/g;

let fortress: Fortress;
/** Ids of what stands at each place. */
const caseIds = new Map<string, string>();
const displayIds = new Map<string, string>();
beforeAll(async () => {
  fortress = await openFortress();
  for (const code of codes) await furnish(code);
  const { kernel } = fortress.house;
  await kernel.follower.caughtUp();
});
afterAll(() => fortress.close());

async function furnish(code: string): Promise<void> {
  const { kernel } = fortress.house;
  const say = async (name: string, input: unknown): Promise<Readonly<Record<string, string>>> =>
    (await kernel.command(code, name, input)) as Record<string, string>;
  const { unitId } = await say('core.registerUnit', { name: canary('unit', code), kind: 'department' });
  await say('core.registerPerson', { name: canary('person', code) });
  const text = {
    title: canary('title', code),
    description: canary('description', code),
    place: canary('place', code),
  };
  const { caseId } = await say('coordination.report', {
    ...text,
    ...{ category: 'environment.litter', origin: 'resident', reporter: canary('reporter', code) },
  });
  caseIds.set(code, caseId!);
  await say('coordination.verify', { caseId, note: canary('note', code) });
  await say('coordination.file', { caseId });
  await say('coordination.dispatch', { caseId, leadUnitId: unitId });
  await say('coordination.blowWhistle', {
    ...{ kind: 'emergency', title: canary('whistle', code), place: canary('place', code) },
    ...{ note: canary('note', code), calledUnitIds: [unitId] },
  });
  await kernel.accounts.create(canary('account', code), undefined, [
    { role: 'handler', organisation: code, unitId },
  ]);
  displayIds.set(code, (await fortress.newDisplay(code, canary('display', code))).id);
}

/** What an answer says that belongs to a place which is foreign to the reader's; units above serve those below. */
function foreignIn(text: string, { code, above, below }: Place): string[] {
  const near = [code, ...below];
  const told = [...text.matchAll(canaries)].map(([, kind = '', of = '']) => ({ kind, of }));
  const foreign = told.filter(
    ({ kind, of }) => !near.includes(of) && !(kind === 'unit' && above.includes(of)),
  );
  const elsewhere = places
    .filter((place) => ![...near, ...above].includes(place.code))
    .map((place) => place.code);
  const ids = [caseIds, displayIds].flatMap((all) =>
    codes.filter((of) => !near.includes(of)).map((of) => all.get(of)!),
  );
  const named = elsewhere.filter((of) => new RegExp(`(?<!\\d)${of}(?!\\d)`).test(text));
  return [
    ...foreign.map(({ kind, of }) => `${kind} of ${of}`),
    ...named,
    ...ids.filter((id) => text.includes(id)),
  ];
}

const queries = [
  ...Object.values(core.queries),
  ...Object.values(coordination.queries),
] as readonly QueryType[];
const metrics = Object.keys(coordination.metrics).map((name) => `coordination.${name}`);

const inputOf = (query: QueryType, id: string): unknown => {
  const sample = sampleOf(z.toJSONSchema(query.input, { unrepresentable: 'any', io: 'input' }) as Schema);
  return { ...(sample as object), ...('id' in (sample as object) && { id }) };
};
const asked = (query: QueryType, at: string, id: string): string =>
  `/api/${at}/queries/${query.name}?input=${encodeURIComponent(JSON.stringify(inputOf(query, id)))}`;

/** All that may be read over HTTP, at a place, by somebody who knows the ids of another's things. */
const readsAt = (at: string, other: string): string[] => [
  ...queries.map((query) => asked(query, at, caseIds.get(other)!)),
  `/api/${at}/cells?metrics=${metrics.join(',')}`,
  ...['mechanisms', 'openapi.json', 'health/ready', 'session', 'displays', 'display'].map(
    (path) => `/api/${path}`,
  ),
];

const somewhere = fc.constantFrom(...places);
const pair = fc
  .tuple(somewhere, somewhere, fc.constantFrom(...accountRoles))
  .filter(([home, away]) => home !== away && !home.below.includes(away.code));

describe(`of two organisations (seed ${String(seed)})`, () => {
  test('neither reads a byte of the other over HTTP, asking at home or away', async () => {
    const reads = fc.asyncProperty(pair, async ([home, away, role]) => {
      const { token } = await fortress.issue([role], { at: home.code });
      for (const path of [...readsAt(home.code, away.code), ...readsAt(away.code, away.code)]) {
        const answer = await fortress.send({ method: 'GET', path, token });
        const said = answer.text.replaceAll(
          away.code,
          path.startsWith(`/api/${away.code}/`) ? '#' : away.code,
        );
        expect([path, foreignIn(said, home)]).toEqual([path, []]);
      }
    });
    await fc.assert(reads, { seed, numRuns: 25, endOnFailure: true });
  });

  test('neither acts on the other’s display', async () => {
    const acts = fc.asyncProperty(pair, async ([home, away]) => {
      const { token } = await fortress.issue(['administrator'], { at: home.code });
      const path = `/api/displays/${displayIds.get(away.code)!}`;
      for (const [method, more] of [
        ['POST', '/code'],
        ['DELETE', ''],
      ] as const) {
        const answer = await fortress.send({ method, path: path + more, token });
        expect([answer.status, foreignIn(answer.text, home)]).toEqual([404, []]);
      }
    });
    await fc.assert(acts, { seed, numRuns: 10, endOnFailure: true });
  });

  test('neither hears a byte of the other in its rooms', async () => {
    const rooms = await Promise.all(places.map((place) => roomAt(place)));
    // Every case moves once: whatever a room could hear too much of, it would hear now.
    for (const code of codes) {
      const title = canary('title', code);
      await fortress.house.kernel.command(code, 'coordination.report', {
        ...{ title, category: 'environment.litter', origin: 'resident', place: canary('place', code) },
      });
    }
    for (const { place, heard, moved, close } of rooms) {
      await moved();
      close();
      const text = JSON.stringify(heard);
      expect([place.code, foreignIn(text, place)]).toEqual([place.code, []]);
      expect(text).toContain(canary('whistle', place.code));
    }
  });

  test('the canaries are there to be heard', async () => {
    const { token } = await fortress.issue(['office', 'administrator'], { at: street });
    const texts = await Promise.all(
      readsAt(street, street).map(async (path) => (await fortress.send({ method: 'GET', path, token })).text),
    );
    const kinds = new Set([...texts.join(' ').matchAll(canaries)].map(([, kind]) => kind));
    expect([...kinds].sort()).toEqual(
      [
        'account',
        'description',
        'display',
        'note',
        'person',
        'place',
        'reporter',
        'title',
        'unit',
        'whistle',
      ].sort(),
    );
  });
});

/** Watches a place with all that its room may show; `moved` settles once its numbers have moved. */
async function roomAt(place: Place): Promise<{
  readonly place: Place;
  readonly heard: unknown[];
  moved(): Promise<void>;
  close(): void;
}> {
  const { token } = await fortress.issue(['office'], { at: place.code });
  const socket = io(fortress.url, {
    ...{ path: socketPath, transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true },
  });
  const heard: unknown[] = [];
  const changed = new Promise<void>((resolve) => {
    socket.on(messages.frame, (frame: Frame) => {
      heard.push(frame);
      if (frame.cells.length > 0) resolve();
    });
  });
  const watch = async (organisations: readonly string[]): Promise<WatchAnswer> =>
    (await socket
      .timeout(30_000)
      .emitWithAck(messages.watch, { protocol: protocolVersion, organisations })) as WatchAnswer;
  await new Promise((resolve, reject) =>
    socket.once('connect', () => resolve(undefined)).once('connect_error', reject),
  );
  const near = [place.code, ...place.below];
  for (const away of codes.filter((code) => !near.includes(code))) {
    expect((await watch([away])).ok).toBe(false);
    expect((await watch([place.code, away])).ok).toBe(false);
  }
  const answer = await watch([place.code]);
  expect(answer.ok).toBe(true);
  heard.push(answer);
  return { place, heard, moved: () => changed, close: () => void socket.disconnect() };
}
