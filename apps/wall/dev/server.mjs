#!/usr/bin/env node
/**
 * A server for looking at the wall: speaks the protocol with made-up data and serves the built page.
 *   node apps/wall/dev/server.mjs [port] [looks: plain|odd|empty|whole] [build]
 * POST /dev/move, /dev/pause, /dev/silence, /dev/revoke change what is seen; /dev/stage/item and its like call a meeting.
 */
import { createServer } from 'node:http';
import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from 'socket.io';
import { displayProfileSchema } from '@heli/protocol';
import { cobuilding } from '@heli/contracts/cobuilding';
import { coordination, coordinationOfCases } from '@heli/contracts/coordination';
import { council } from '@heli/contracts/council';
import { incentives } from '@heli/contracts/incentives';
import { personnel } from '@heli/contracts/personnel';
import { leadership } from '@heli/contracts/leadership';
import { Room, organisation, today } from './data.mjs';
import { phases } from './meeting.mjs';
import { WholeRoom } from './whole.mjs';

const [port = '4179', looks = 'plain', build = 'dev'] = process.argv.slice(2);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** Cases have numbers of their own: those of the further scenes are made up like the others. */
const affairs = { ...coordination, tiles: coordination.tiles.filter(({ scene }) => scene !== undefined) };
const room =
  looks === 'whole'
    ? new WholeRoom([council, leadership, cobuilding, personnel, incentives, affairs])
    : new Room(looks);
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self'; manifest-src 'self'";
let silent = false;
let paused = [];

const carryOf = (metric) =>
  metric.kind === 'count' ? metric.n.carry : metric.kind === 'ratio' ? 'flow' : 'none';
/** A contract as `GET /api/mechanisms` lists what implements it. */
function entryOf(contract) {
  const name = (id) => `${contract.id}.${id}`;
  const full = (tile) => ({
    ...tile,
    ...(tile.metric && { metric: name(tile.metric) }),
    ...(tile.metrics && { metrics: tile.metrics.map(name) }),
    ...(tile.beside && { beside: tile.beside.map(name) }),
    ...(tile.feed && { feed: name(tile.feed) }),
  });
  return {
    id: contract.id,
    version: '1.0.0',
    contract: contract.id,
    contractVersion: '1.0.0',
    state: 'migrated',
    metrics: Object.entries(contract.metrics).map(([id, m]) => ({
      id: name(id),
      kind: m.kind,
      carry: carryOf(m),
      unit: m.unit,
      direction: m.direction,
      bands: m.bands,
      minBase: m.minBase ?? 5,
      about: m.about,
      audience: m.audience ?? 'public',
      keys: m.keys,
      version: 1,
    })),
    tiles: contract.tiles.map(full),
    pages: [],
    commands: [],
    queries: [],
    settings: {},
    locales: contract.locales,
  };
}
const contracts =
  looks === 'whole'
    ? [council, cobuilding, incentives, leadership, coordination, personnel]
    : [coordinationOfCases];
const catalogue = {
  build,
  sdk: '1.0.0',
  locales: council.locales,
  mechanisms: contracts.map(entryOf),
};
/** `POST /dev/zoom` goes through these. */
const zooms = [100, 105, 80];
let display = {
  id: 'd1',
  name: '一号屏',
  organisation: { code: organisation, name: '凤凰街道', nameEn: 'Phoenix Sub-district', level: 'street' },
  audience: 'council',
  language: 'zh-CN',
  theme: 'night',
  profile: displayProfileSchema.parse({}),
  zone: 'Asia/Shanghai',
  demonstration: true,
};

const answers = {
  'POST /api/displays/claim': () => ({ token: 'made-up' }),
  'POST /api/display/token': () => ({ token: 'made-up' }),
  'POST /api/displays/pairings': () => ({
    ...{ deviceCode: 'made-up', userCode: 'K7TQ4M', intervalSeconds: 1 },
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
  }),
  'POST /api/displays/pairings/token': () => ({ state: 'pending' }),
  'GET /api/display': () => display,
  'GET /api/mechanisms': () => catalogue,
  'GET /api/health/ready': () => ({ build }),
  'POST /dev/move': () => (send(() => room.move()), {}),
  'POST /dev/silence': () => ({ silent: (silent = !silent) }),
  'POST /dev/pause': () => {
    paused = paused.length
      ? []
      : [
          {
            mechanism: 'coordination',
            reason: '升级到 1.3.0 未通过检查，数据保留',
            since: new Date(Date.now() - 27 * 60_000).toISOString(),
          },
        ];
    send(() => {}, { paused });
    return {};
  },
  ...Object.fromEntries(
    [...phases, 'none'].map((phase) => [
      `POST /dev/stage/${phase}`,
      () => (send(() => room.call(phase)), {}),
    ]),
  ),
  'POST /dev/zoom': () => {
    const zoom = zooms[(zooms.indexOf(display.profile.zoom) + 1) % zooms.length];
    display = { ...display, profile: { ...display.profile, zoom, safeArea: zoom === 80 ? 6 : 2.5 } };
    io.emit('order', { do: 'settings' });
    return { zoom };
  },
  'POST /dev/revoke': () => (io.emit('revoked'), {}),
};

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0];
  const answer = answers[`${request.method} ${path}`];
  if (answer) {
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(answer()));
  }
  const inside = normalize(path).replace(/^\/wall\/?/, '');
  const file = join(dist, inside === '' ? 'index.html' : inside);
  if (!file.startsWith(dist) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': csp,
    'service-worker-allowed': '/wall',
  });
  return createReadStream(file).pipe(response);
});

const io = new Server(server, { path: '/live', transports: ['websocket'], perMessageDeflate: false });
function send(change, more = {}) {
  const from = room.version;
  change();
  if (!silent) io.emit('frame', { ...room.frame(from, false), ...more });
}
io.on('connection', (socket) => {
  socket.on('watch', (_request, done) =>
    done({
      ok: true,
      room: { ...room.frame(0, true), paused, snapshot: true, today: today(), build },
    }),
  );
});
setInterval(() => send(() => {}), 5_000).unref();
server.listen(Number(port), () => console.log(`http://localhost:${server.address().port}/wall/`));
