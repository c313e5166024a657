import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One thing a traced server did, in order. */
export type Step =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string }
  /** Bytes on their way to whoever called. */
  | { readonly kind: 'reply'; readonly text: string };

const calls =
  'openat,pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2';

/** The command that traces what comes after it, with every byte that is written. */
export const tracer = (output: string): string[] => [
  ...['strace', '-f', '-y', '-xx', '-s', '1000000', '--seccomp-bpf', '-e', `trace=${calls}`, '-o', output],
  '--',
];

/** Why no trace can be taken here; undefined if one can. Installs strace where that is allowed. */
export function whyNoTrace(): string | undefined {
  if (process.platform !== 'linux') return 'strace needs Linux';
  const works = (): boolean => spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
  if (works()) return undefined;
  if (process.getuid?.() !== 0) return 'strace is missing or may not trace, and only root may install it';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: 60_000 };
  spawnSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=30', 'update'], options);
  spawnSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=30', 'install', 'strace'], options);
  return works() ? undefined : 'strace could not be installed, or this machine lets nobody trace';
}

/** Reads a trace. A call that other threads interrupted is put where it began, a sync where it ended. */
export function readTrace(file: string): Step[] {
  const steps: Step[] = [];
  const begun = new Map<string, string>();
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const [, thread, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (thread === undefined || rest === undefined) continue;
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest);
    const call = resumed ? `${begun.get(thread) ?? ''}${rest.slice(resumed[0].length)}` : rest;
    const isSync = /^f(data)?sync\(/.test(call);
    if (rest.endsWith('<unfinished ...>')) begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
    if (resumed ? !isSync : isSync && rest.endsWith('<unfinished ...>')) continue;
    const step = stepOf(call);
    if (step) steps.push(step);
  }
  return steps;
}

function stepOf(call: string): Step | undefined {
  const name = /^\w+/.exec(call)?.[0] ?? '';
  const path = textOf(/^\w+\(\d+<([^>]*)>/.exec(call)?.[1] ?? '');
  switch (name) {
    case 'fsync':
    case 'fdatasync':
      return / = 0$/.test(call) ? { kind: 'sync', path } : undefined;
    case 'ftruncate':
      return { kind: 'truncate', path, size: Number(/, (\d+)/.exec(call)?.[1]) };
    case 'unlink':
    case 'unlinkat':
      return { kind: 'remove', path: textOf(/"([^"]*)"/.exec(call)?.[1] ?? '') };
    case 'pwrite64':
      return { kind: 'write', path, at: Number(/", \d+, (\d+)/.exec(call)?.[1]), bytes: stringsIn(call) };
    case 'write':
    case 'writev':
    case 'sendto':
    case 'sendmsg':
      return { kind: 'reply', text: stringsIn(call).toString() };
    default:
      return undefined;
  }
}

const bytesOf = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
const textOf = (escaped: string): string =>
  escaped.startsWith('\\x') ? bytesOf(escaped).toString() : escaped;
const stringsIn = (call: string): Buffer =>
  Buffer.concat([...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text]) => bytesOf(text!)));
