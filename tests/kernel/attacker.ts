import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hash,
  hkdfSync,
} from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newFolder } from './folders.js';
import { commitsOf } from './wal-frames.js';

/** What somebody carries off who wants to know who voted how, besides knowing Heli's sources by heart. */
export interface Loot {
  readonly file: Buffer;
  readonly wal: Buffer;
  readonly keys: readonly Buffer[];
  /** What the process printed. */
  readonly output: string;
  /** The voters in the order in which an observer at the door saw them go in. */
  readonly voters: readonly string[];
  readonly options: readonly string[];
  readonly organisation: string;
  readonly ballot: string;
}

/** Somebody's vote, as the attacker believes: `vote` is the id of the row that holds it. */
export type Links = ReadonlyMap<string, string>;

type Row = Record<string, unknown>;
type Tables = ReadonlyMap<string, readonly Row[]>;

function tablesOf(file: Buffer, wal: Buffer): Tables {
  const copy = join(newFolder(), 'loot.sqlite');
  writeFileSync(copy, file);
  if (wal.length > 0) writeFileSync(`${copy}-wal`, wal);
  const database = new DatabaseSync(copy);
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const tables = names.map(({ name }): [string, Row[]] => [
    String(name),
    database.prepare(`SELECT * FROM "${String(name)}"`).all(),
  ]);
  database.close();
  return new Map(tables);
}

/** Votes that can be read: id of the row → option. */
export function votesIn(loot: Loot): Map<string, string> {
  const tables = tablesOf(loot.file, loot.wal);
  const found = new Map<string, string>();
  for (const row of tables.get('poll_vote') ?? []) found.set(String(row['id']), String(row['choice']));
  const list = (tables.get('core_ballot') ?? []).map(
    (row) => JSON.parse(String(row['options'])) as string[],
  )[0];
  for (const row of tables.get('core_ballot_slip') ?? []) {
    const option = openSlip(loot, row['sealed'] as Uint8Array, String(row['ballot']), list ?? []);
    if (option !== undefined) found.set(String(row['id']), option);
  }
  return found;
}

function openSlip(
  loot: Loot,
  sealed: Uint8Array,
  ballot: string,
  options: readonly string[],
): string | undefined {
  const bytes = Buffer.from(sealed);
  const head = Buffer.from('302a300506032b656e032100', 'hex');
  for (const pem of loot.keys) {
    try {
      const point = bytes.subarray(0, 32);
      const publicKey = createPublicKey({ key: Buffer.concat([head, point]), format: 'der', type: 'spki' });
      const shared = diffieHellman({ privateKey: createPrivateKey(pem), publicKey });
      const secret = Buffer.from(hkdfSync('sha256', shared, point, `heli ballot ${ballot}`, 44));
      const cipher = createDecipheriv('aes-256-gcm', secret.subarray(0, 32), secret.subarray(32));
      cipher.setAAD(Buffer.from(ballot)).setAuthTag(bytes.subarray(32, 48));
      const slip = Buffer.concat([cipher.update(bytes.subarray(48)), cipher.final()]);
      return options.find((_, at) => (slip[at >> 3]! & (1 << (at & 7))) !== 0);
    } catch {
      // Not this key's slip, or an empty place.
    }
  }
  return undefined;
}

/** Guesses what was sent from the hashes that make a repeated command harmless: a few options are soon tried. */
export function guessHashes(loot: Loot, command: string): Links {
  const guessed = new Map<string, string>();
  for (const row of tablesOf(loot.file, loot.wal).get('core_idempotency') ?? []) {
    for (const option of loot.options) {
      const body = JSON.stringify([command, loot.organisation, { id: loot.ballot, choices: [option] }]);
      if (hash('sha256', body) === row['body_hash']) guessed.set(String(row['actor_id']), option);
    }
  }
  return guessed;
}

/** Looks for a line or a row that names a voter and an option in one breath. */
export function readWords(loot: Loot): Links {
  const rows = [...tablesOf(loot.file, loot.wal).values()].flat().map((row) => JSON.stringify(row));
  const links = new Map<string, string>();
  for (const line of [...rows, ...loot.output.split('\n')]) {
    const voters = loot.voters.filter((voter) => line.includes(voter));
    const options = loot.options.filter((option) => line.includes(option));
    if (voters.length === 1 && options.length === 1) links.set(voters[0]!, options[0]!);
  }
  return links;
}

/** Lays every order of voters that can be found beside every order of votes. */
export function alignOrders(loot: Loot): Links[] {
  const tables = tablesOf(loot.file, loot.wal);
  const votes = [...votesIn(loot).keys()];
  const actors = (table: string, by: string): string[] =>
    [...(tables.get(table) ?? [])]
      .sort((a, b) => (String(a[by]).padStart(30, '0') < String(b[by]).padStart(30, '0') ? -1 : 1))
      .map((row) => String(row['actor_id'] ?? row['person']))
      .filter((actor) => loot.voters.includes(actor));
  const ordersOfVoters = [
    loot.voters,
    actors('core_audit', 'id'),
    actors('core_event', 'seq'),
    actors('core_idempotency', 'seq'),
    actors('core_ballot_roll', 'person'),
  ];
  const place = (id: string): number => loot.file.lastIndexOf(id);
  const byPlace = [...votes].sort((a, b) => place(a) - place(b));
  const ordersOfVotes = [votes, [...votes].sort(), byPlace, [...byPlace].reverse()];
  return ordersOfVoters.flatMap((voters) =>
    ordersOfVotes
      .filter((order) => order.length === voters.length)
      .map((order) => new Map(voters.map((voter, i) => [voter, order[i]!]))),
  );
}

/** Joins the rows that were written in one commit, as long as the write-ahead log tells of it. */
export function joinFrames(loot: Loot): Links {
  const votes = [...votesIn(loot).keys()];
  const links = new Map<string, string>();
  for (const changed of commitsOf(loot.file, loot.wal, [...loot.voters, ...votes])) {
    const voters = loot.voters.filter((voter) => changed.has(voter));
    const cast = votes.filter((vote) => changed.has(vote));
    if (voters.length === 1 && cast.length === 1) links.set(voters[0]!, cast[0]!);
  }
  return links;
}

/** Compares two moments: who has voted in between, and which votes are new. */
export function compare(earlier: Loot, later: Loot): Links {
  const cast = (loot: Loot): string[] =>
    (tablesOf(loot.file, loot.wal).get('core_ballot_roll') ?? [])
      .filter((row) => row['has_cast'] === 1)
      .map((row) => String(row['person']));
  const newVoters = cast(later).filter((voter) => !cast(earlier).includes(voter));
  const options = new Set(
    [...votesIn(later)].filter(([id]) => !votesIn(earlier).has(id)).map(([, option]) => option),
  );
  const [only] = options;
  return new Map(options.size === 1 && only !== undefined ? newVoters.map((voter) => [voter, only]) : []);
}

/** How many of the links are right. */
export const right = (links: Links, truth: Links): number =>
  [...links].filter(([voter, vote]) => truth.get(voter) === vote).length;
