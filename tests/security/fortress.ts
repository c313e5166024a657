import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '@heli/core/http';
import { problemSchema, type Problem } from '@heli/protocol';
import { roles, type Role } from '@heli/sdk';
import { communities, createHouse, street, type House } from '@heli/testing';
import council from '@heli/council';
import leadership from '../../plugins/leadership/src/index.js';
import cobuilding from '../../plugins/cobuilding/src/index.js';
import incentives from '../../plugins/incentives/src/index.js';
import personnel from '../../plugins/personnel/src/index.js';
import services from '../../plugins/services/src/index.js';
import coordination from '../../plugins/coordination/src/index.js';

export { street };
/** Stands beside the street, in a tree of its own. */
export const otherStreet = '370705001';
export const otherCommunity = '370705001001';
export const [community] = communities;

export interface Answered {
  /** Method and path, for whoever has to say what went wrong. */
  readonly asked: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly text: string;
  readonly problem: Problem | undefined;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
}

/** A house with two streets, both with coordination, behind its real doors. */
export interface Fortress {
  readonly house: House;
  readonly app: NestFastifyApplication;
  readonly url: string;
  send(sent: Sent): Promise<Answered>;
  /** A fresh token of an account that holds roles at an organisation. */
  issue(held: readonly Role[], limits?: TokenLimits): Promise<Issued>;
  /** A new display there, with a fresh token. */
  newDisplay(organisation?: string, name?: string): Promise<Issued>;
  close(): Promise<void>;
}

export interface Issued {
  readonly id: string;
  readonly token: string;
}

interface TokenLimits {
  readonly at?: string;
  readonly unitId?: string;
  readonly roles?: readonly Role[];
  readonly organisation?: string;
  readonly expiresAt?: string;
}

export const accountRoles = roles.filter((role) => role !== 'display');

export async function openFortress(): Promise<Fortress> {
  const house = await createHouse({
    builtIn: [council],
    mechanisms: [coordination, leadership, cobuilding, personnel, incentives, services],
  });
  const { kernel } = house;
  const organisations = [
    { code: otherStreet, name: '别处街道', level: 'street', parentCode: null },
    { code: otherCommunity, name: '别处社区', level: 'community', parentCode: otherStreet },
  ];
  await kernel.command('installation', 'core.registerOrganisations', { organisations });
  for (const mechanism of ['coordination', 'leadership', 'cobuilding', 'personnel', 'incentives', 'services'])
    await kernel.command(otherStreet, 'core.activateMechanism', { mechanism });
  const app = await createApplication(kernel, { wall: pageIn(house.folder) });
  await app.listen(0, '127.0.0.1');
  return {
    house,
    app,
    url: await app.getUrl(),
    send: (sent) => inject(app, sent),
    issue: (held, limits) => issue(house, held, limits),
    newDisplay: (organisation = street, name = 'wall') => newDisplay(house, organisation, name),
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}

/** A built page, as small as can be. */
function pageIn(folder: string): string {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Wall</title>');
  writeFileSync(join(page, 'assets/wall.js'), 'export {};');
  return page;
}

let calls = 0;
async function inject(app: NestFastifyApplication, { method, path, token, body }: Sent): Promise<Answered> {
  calls += 1;
  const answer = await app.inject({
    method: method as 'GET',
    url: path,
    // Every call from an address of its own: how often one may knock is another test's matter.
    remoteAddress: `10.${String(calls >> 16)}.${String((calls >> 8) & 255)}.${String(calls & 255)}`,
    headers: {
      'idempotency-key': `key-${String(calls).padStart(8, '0')}`,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(method !== 'GET' && method !== 'HEAD' && { payload: body ?? {} }),
  });
  return {
    asked: `${method} ${path}`,
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    problem: problemIn(answer.body),
  };
}

export const problemIn = (body: string): Problem | undefined =>
  body.startsWith('{"type":"urn:heli:problem:') ? problemSchema.parse(JSON.parse(body)) : undefined;

let accounts = 0;
async function issue(house: House, held: readonly Role[], limits: TokenLimits = {}): Promise<Issued> {
  const { at: organisation = street, unitId, ...wish } = limits;
  const grants = held.map((role) => ({ role, organisation, unitId }));
  const accountId = await house.kernel.accounts.create(`account-${String(++accounts)}`, undefined, grants);
  return house.kernel.accounts.issueToken({ kind: 'api', label: 'test', accountId, ...wish });
}

async function newDisplay({ kernel }: House, organisation: string, name: string): Promise<Issued> {
  const { id, code } = await kernel.displays.open({
    name,
    organisation,
    audience: 'council',
    language: 'zh-CN',
    theme: 'night',
  });
  return { id, token: (await kernel.displays.claim(code)).token };
}
