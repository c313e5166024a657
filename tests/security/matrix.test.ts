import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { core } from '@heli/core';
import { createApplication, declaredMessages, type DeclaredRoute } from '@heli/core/http';
import { messages, protocolVersion, socketPath, type WatchAnswer } from '@heli/protocol';
import type { CommandType, Contract, QueryType } from '@heli/sdk';
import { io } from 'socket.io-client';
import { z } from 'zod';
import council from '@heli/council';
import leadership from '../../plugins/leadership/src/index.js';
import cobuilding from '../../plugins/cobuilding/src/index.js';
import incentives from '../../plugins/incentives/src/index.js';
import personnel from '../../plugins/personnel/src/index.js';
import services from '../../plugins/services/src/index.js';
import coordination from '../../plugins/coordination/src/index.js';
import { accessPage, pagePath } from './access-page.js';
import { openFortress, otherStreet, street, type Answered, type Fortress } from './fortress.js';
import { sampleOf, type Schema } from './sample.js';
import { subjectsOf, type Subject } from './subjects.js';

/** How a door answered: whether it let somebody in, not what it gave them. */
type Verdict = 'served' | 'unknown' | 'forbidden' | 'absent';

let fortress: Fortress;
let subjects: readonly Subject[];
beforeAll(async () => {
  fortress = await openFortress();
  subjects = await subjectsOf(fortress);
});
afterAll(() => fortress.close());

/** What is not there, or not for whoever asks. */
const absent = new Set(
  ['unknownPath', 'unknownDisplay', 'unknownPlaylist'].map((name) => `core.refusal.${name}`),
);
function verdictOf({ asked, status, problem, text }: Answered, organisation = street): Verdict {
  if (status >= 500 || status === 429) throw new Error(`${asked}: ${String(status)} ${text}`);
  const { key, params } = problem ?? {};
  if (status === 401 && key !== 'core.refusal.signInFailed') return 'unknown';
  if (status === 403 && key === 'core.refusal.notPermitted') return 'forbidden';
  if (status !== 404) return 'served';
  // A command may name a second organisation, which is not there; the first one is the door.
  if (key === 'core.refusal.unknownOrganisation')
    return params?.['organisation'] === organisation ? 'absent' : 'served';
  return absent.has(key ?? '') ? 'absent' : 'served';
}

/** What the signature of a command or query promises somebody at the street. */
function promisedBy({ permission }: CommandType | QueryType, subject: Subject): Verdict {
  if (!subject.roles) return 'unknown';
  if (!subject.here) return 'absent';
  return subject.roles.some((role) => permission.roles[role] !== undefined) ? 'served' : 'forbidden';
}

const input = (type: CommandType | QueryType): unknown =>
  sampleOf(z.toJSONSchema(type.input, { unrepresentable: 'any', io: 'input' }) as Schema);
const call = (type: CommandType | QueryType, organisation: string): { method: string; path: string } =>
  type.kind === 'command'
    ? { method: 'POST', path: `/api/${organisation}/commands/${type.name}` }
    : {
        method: 'GET',
        path: `/api/${organisation}/queries/${type.name}?input=${encodeURIComponent(JSON.stringify(input(type)))}`,
      };

const contracts: readonly Contract[] = [
  core,
  council.implements,
  coordination.implements,
  leadership.implements,
  cobuilding.implements,
  personnel.implements,
  services.implements,
  incentives.implements,
];
const signatures = contracts.flatMap((contract): (CommandType | QueryType)[] => [
  ...Object.values(contract.commands),
  ...Object.values(contract.queries),
]);

/** A display may ask for 600 things in a minute: before it has, others come in everybody's place. */
const mostAsked = 250;

describe('every command and query', () => {
  let asked = 0;

  test('of the running house is in the matrix', () => {
    const { mechanisms } = fortress.house.kernel.registry;
    const named = mechanisms.flatMap(({ implements: { commands, queries } }) =>
      [...Object.values(commands), ...Object.values(queries)].map(({ name }) => name),
    );
    expect(named.sort()).toEqual(signatures.map(({ name }) => name).sort());
  });

  test.each(signatures)('$name lets in whom its signature names, and nobody else', async (type) => {
    if (++asked % mostAsked === 0) subjects = await subjectsOf(fortress);
    const wanted: string[] = [];
    const found: string[] = [];
    for (const subject of subjects) {
      const { token } = subject;
      const body = type.kind === 'command' ? input(type) : undefined;
      const here = await fortress.send({ ...call(type, street), token, body });
      found.push(`${subject.name}: ${verdictOf(here)}`);
      wanted.push(`${subject.name}: ${promisedBy(type, subject)}`);
      const away = subject.here ? otherStreet : '370799999';
      const there = await fortress.send({ ...call(type, away), token, body });
      found.push(`${subject.name} elsewhere: ${verdictOf(there, away)}`);
      wanted.push(`${subject.name} elsewhere: ${subject.roles ? 'absent' : 'unknown'}`);
    }
    expect(found).toEqual(wanted);
  });
});

const newPlaylist = (): Promise<string> =>
  fortress.house.kernel.displays.playlists.add({ organisation: street, name: 'list', entries: [] });

/** A path that a route serves: a display and a playlist are there, what other parameters name is not. */
const pathOf = async ({ path }: DeclaredRoute): Promise<string> =>
  path
    .replace('/:query/', '/council.publicBoard/')
    .replace(':organisation', street)
    .replace(
      'displays/:id',
      path.includes('displays/:id') ? `displays/${(await fortress.newDisplay()).id}` : '',
    )
    .replace('playlists/:id', path.includes('playlists/:id') ? `playlists/${await newPlaylist()}` : '')
    .replace(/:\w+/g, 'absent')
    .replace('*', 'somewhere')
    .replace(/cells$/, 'cells?metrics=coordination.filed');

function ruled({ rule, path }: DeclaredRoute, subject: Subject): Verdict {
  if (rule === 'public') return 'served';
  if (!subject.roles) return 'unknown';
  if (rule === 'authenticated') return 'served';
  // What the id names is there for nobody, and nobody is told more than that.
  if (rule === 'reader') return subject.here || path.includes(':id') ? 'served' : 'absent';
  if (rule === 'operator') return 'absent';
  if (rule === 'display') return subject.roles.includes('display') ? 'served' : 'absent';
  // The catalogue is open: that there is no such command or query is told to everybody alike.
  if (rule === 'signature') return 'served';
  if (!subject.roles.some((role) => rule.roles[role] !== undefined)) return 'forbidden';
  return subject.here || !path.includes(':id') ? 'served' : 'absent';
}

test('every route lets in whom its rule names, and nobody else', async () => {
  const { declaredRoutes } = fortress.app.getHttpAdapter().getInstance();
  expect(declaredRoutes.length).toBeGreaterThan(15);
  const wanted: string[] = [];
  const found: string[] = [];
  for (const route of declaredRoutes) {
    // Signing out and the like end a token: whoever comes next needs another.
    if (route.method !== 'GET' && route.method !== 'HEAD') subjects = await subjectsOf(fortress);
    for (const subject of subjects) {
      const answer = await fortress.send({ ...route, path: await pathOf(route), token: subject.token });
      const cell = `${route.method} ${route.path} by ${subject.name}`;
      found.push(`${cell}: ${route.method === 'HEAD' ? headed(answer) : verdictOf(answer)}`);
      const promise = ruled(route, subject);
      wanted.push(`${cell}: ${route.method === 'HEAD' && promise !== 'unknown' ? 'known' : promise}`);
    }
  }
  subjects = await subjectsOf(fortress);
  expect(found).toEqual(wanted);
});

/** A head has no body with a key in it. */
const headed = ({ status }: Answered): string => (status === 401 ? 'unknown' : 'known');

test('a route without a rule stops the start', async () => {
  const app = await createApplication(fortress.house.kernel, {});
  app
    .getHttpAdapter()
    .getInstance()
    .get('/bare', () => 'for everybody?');
  await expect(app.listen(0, '127.0.0.1')).rejects.toThrow(
    'The route GET /bare says nowhere who may use it: declare it with @Access.',
  );
});

describe('every socket message', () => {
  test('is in the matrix', () => {
    expect(declaredMessages(fortress.app)).toEqual([
      { message: messages.watch, rule: 'reader' },
      { message: messages.report, rule: 'display' },
    ]);
  });

  test('is heard from whom its rule names, and from nobody else', async () => {
    const wanted: string[] = [];
    const found: string[] = [];
    for (const subject of subjects) {
      for (const organisation of [street, otherStreet]) {
        const at = organisation === street ? 'here' : 'elsewhere';
        found.push(`${subject.name} ${at}: ${await watched(subject.token, organisation)}`);
        const reached =
          subject.name === 'office of another street'
            ? organisation === otherStreet
            : at === 'here' && subject.here;
        wanted.push(`${subject.name} ${at}: ${!subject.roles ? 'unknown' : reached ? 'served' : 'absent'}`);
      }
    }
    expect(found).toEqual(wanted);
  });
});

async function watched(token: string | undefined, organisation: string): Promise<string> {
  const socket = io(fortress.url, {
    ...{ path: socketPath, transports: ['websocket'], reconnection: false, forceNew: true },
    auth: token === undefined ? {} : { token },
  });
  const entered = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('connect_error', () => resolve(false));
  });
  if (!entered) return 'unknown';
  const wish = { protocol: protocolVersion, organisations: [organisation] };
  const answer = (await socket.timeout(30_000).emitWithAck(messages.watch, wish)) as WatchAnswer;
  socket.disconnect();
  if (answer.ok) return 'served';
  return answer.problem.key === 'core.refusal.unknownOrganisation' ? 'absent' : answer.problem.key;
}

test('docs/access.md says what holds; HELI_WRITE=1 writes it anew', () => {
  const page = accessPage({
    contracts,
    routes: fortress.app.getHttpAdapter().getInstance().declaredRoutes,
    messages: declaredMessages(fortress.app),
  });
  if (process.env['HELI_WRITE'] === '1') writeFileSync(pagePath, page);
  expect(readFileSync(pagePath, 'utf8')).toBe(page);
});
