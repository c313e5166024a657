import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

const packages = ['@nestjs/core', '@mikro-orm/core', 'fastify', 'socket.io', 'socket.io-client'] as const;

export interface Environment {
  readonly at: string;
  readonly processor: string;
  readonly cores: number;
  readonly load: readonly number[];
  readonly fsync: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** What a number means nothing without. */
export function environment(): Environment {
  const own: Record<string, string> = {};
  for (const name of packages) own[name] = versionOf(name);
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: loadavg().map((load) => Math.round(load * 10) / 10),
    fsync: 'SQLite WAL, synchronous=FULL on both sides',
    versions: {
      node: process.versions.node,
      sqlite: process.versions.sqlite ?? '',
      ...own,
    },
  };
}

/** Read from its file, since some packages do not export their package.json. */
function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
