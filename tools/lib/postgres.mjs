import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fromPackages } from './apt.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';

const debian = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root: it runs as this user of every system instead. */
const nobody = 65_534;

/** The folder with `initdb` and `pg_ctl`: the newest of the system's packages, or whatever the path has. */
function programs() {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * A PostgreSQL server of our own, on a free port and in a temporary folder that go when it is stopped; undefined, with
 * a sentence, where there is none. It does not wait for the disk: what is tested is not the disk.
 */
export async function postgres() {
  if (process.env.HELI_TEST_POSTGRES) return { url: process.env.HELI_TEST_POSTGRES, stop: async () => {} };
  if (!programs()) await fromPackages('PostgreSQL', 'postgresql');
  const bin = programs();
  const server = bin && (await start(bin));
  if (!server)
    say(
      'No PostgreSQL: the tests on it are skipped. Install `postgresql`, or name a server in HELI_TEST_POSTGRES.',
    );
  return server;
}

async function start(bin) {
  // The socket's path must be short, and readable for whom the server runs as.
  const folder = mkdtempSync('/tmp/heli-pg-');
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (user.uid) chownSync(folder, nobody, nobody);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder } };
  const data = join(folder, 'data');
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password);
  if (user.uid) chownSync(secret, nobody, nobody);
  const made = await capture(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'heli', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--no-sync'],
    options,
  );
  const settings = [
    `-p ${port}`,
    `-k ${folder}`,
    '-c listen_addresses=127.0.0.1',
    '-c fsync=off',
    '-c full_page_writes=off',
    '-c max_connections=200',
  ].join(' ');
  const control = (...args) => capture(join(bin, 'pg_ctl'), ['-D', data, '-w', ...args], options);
  const begun = made.code === 0 ? await control('-l', join(folder, 'log'), '-o', settings, 'start') : made;
  // Whoever interrupts the tests leaves no server behind.
  const kill = () => {
    if (!existsSync(join(data, 'postmaster.pid'))) return;
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
  };
  process.once('exit', kill);
  const stop = async () => {
    await control('-m', 'immediate', 'stop');
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };
  if (begun.code === 0) return { url: `postgresql://heli:${password}@127.0.0.1:${port}/postgres`, stop };
  say(begun.output.trim().split('\n').slice(-3).join('\n'));
  await stop();
  return undefined;
}
