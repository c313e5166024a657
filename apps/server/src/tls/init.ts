import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartFault } from '@heli/core';
import { createAuthority, issueCertificate, type Pair } from './authority.js';
import { hostOf, mayVouch, ownAddresses, ownNames } from './names.js';

/** What somebody wants to be vouched for. */
export interface TlsWish {
  readonly folder: string;
  /** Names and addresses beside those that the machine knows of itself. */
  readonly names: readonly string[];
  readonly days: number;
  /** Drops the former authority; all devices must then install the new one. */
  readonly renewAuthority: boolean;
}

/** What now lies in the folder. */
export interface TlsMade {
  readonly authorityFile: string;
  readonly isNewAuthority: boolean;
  /** What a person compares on the device before trusting the authority. */
  readonly fingerprint: string;
  readonly cert: string;
  readonly key: string;
  readonly names: readonly string[];
  readonly validTo: Date;
}

/** Apple's devices refuse certificates that last longer. */
const mostDays = 825;
const notesSchema = z.object({
  /** What the authority may vouch for, beside private addresses. */
  authority: z.array(z.string()),
  /** What was asked for so far: a renewal keeps it. */
  asked: z.array(z.string()),
});
type Notes = z.infer<typeof notesSchema>;

/**
 * Makes the house's own authority, or takes the one that stands, and issues a new certificate for the server.
 * @throws StartFault where a name is none, or none that the authority may vouch for
 */
export async function initTls(wish: TlsWish, now: Date): Promise<TlsMade> {
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > mostDays)
    throw new StartFault(`--days takes a whole number from 1 to ${String(mostDays)}.`);
  mkdirSync(wish.folder, { recursive: true, mode: 0o700 });
  chmodSync(wish.folder, 0o700);
  const at = (name: string): string => join(wish.folder, name);
  const former = wish.renewAuthority ? undefined : notesIn(at('names.json'));
  const isNewAuthority = former === undefined || !existsSync(at('ca.key'));
  const notes = notesOf(wish, isNewAuthority ? undefined : former);
  const authority = isNewAuthority
    ? await createAuthority(ownNames()[1]!, notes.authority, now)
    : { cert: readFileSync(at('ca.crt'), 'utf8'), key: readFileSync(at('ca.key'), 'utf8') };
  const own = [...ownNames(), ...ownAddresses()].filter((name) => mayVouch(notes.authority, name));
  const names = [...new Set([...notes.asked, ...own])];
  const server = await issueCertificate(authority, names, wish.days, now);
  if (isNewAuthority) keep(wish.folder, 'ca', authority);
  keep(wish.folder, 'server', server);
  write(at('names.json'), JSON.stringify(notes));
  return {
    authorityFile: at('ca.crt'),
    isNewAuthority,
    fingerprint: new X509Certificate(authority.cert).fingerprint256,
    cert: at('server.crt'),
    key: at('server.key'),
    names,
    validTo: new X509Certificate(server.cert).validToDate,
  };
}

/** What shall be vouched for from now on. */
function notesOf(wish: TlsWish, former: Notes | undefined): Notes {
  const asked = wish.names.map((text) => {
    const host = hostOf(text);
    if (host === undefined)
      throw new StartFault(`"${text}" is no name or address of a machine: correct --name.`);
    return host;
  });
  if (!former) return { asked, authority: [...new Set([...ownNames(), 'local', ...asked])] };
  const foreign = asked.find((host) => !mayVouch(former.authority, host));
  if (foreign !== undefined)
    throw new StartFault(
      `The authority in ${wish.folder} may not vouch for ${foreign}: run again with --new-authority, then install the new authority on all devices.`,
    );
  return { ...former, asked: [...new Set([...asked, ...former.asked])] };
}

function notesIn(file: string): Notes | undefined {
  return existsSync(file) ? notesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** The key first: a server that looks in between still finds the pair that belongs together, or waits. */
function keep(folder: string, name: string, { cert, key }: Pair): void {
  write(join(folder, `${name}.key`), key);
  write(join(folder, `${name}.crt`), cert);
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
