import { createPrivateKey, generateKeyPairSync, hash, randomBytes, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const prefix = 'ballot-';
const suffix = '.pem';

/**
 * The private keys of open ballots: files that only the server's user may read, in no backup. Whoever lacks the key of
 * a ballot can't read its slips, and once it is destroyed nobody can.
 */
export class BallotKeys {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'keys');
  }

  /** Makes a pair and keeps its private half, on the disk for good when this returns. Answers the public half. */
  create(ballot: string): string {
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = openSync(this.#fileOf(ballot), 'wx', 0o600);
    try {
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#settleFolder();
    return publicKey.export({ type: 'spki', format: 'pem' });
  }

  has(ballot: string): boolean {
    return existsSync(this.#fileOf(ballot));
  }

  /** The private half, unless it is lost or no key any more. */
  read(ballot: string): KeyObject | undefined {
    if (!this.has(ballot)) return undefined;
    try {
      return createPrivateKey(readFileSync(this.#fileOf(ballot)));
    } catch {
      // Cut short or overwritten: as lost as if it were gone.
      return undefined;
    }
  }

  destroy(ballot: string): void {
    this.#destroyFile(this.#fileOf(ballot));
  }

  /** Destroys every key but those of the ballots named: left by a crash between a commit and the key's end. */
  keepOnly(ballots: readonly string[]): void {
    if (!existsSync(this.#folder)) return;
    const wanted = new Set(ballots.map((ballot) => this.#fileOf(ballot)));
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      if (name.startsWith(prefix) && !wanted.has(file)) this.#destroyFile(file);
    }
  }

  /** A ballot's name is its mechanism's choice; the file's is not. */
  #fileOf(ballot: string): string {
    return join(this.#folder, prefix + hash('sha256', ballot).slice(0, 32) + suffix);
  }

  /** Overwritten before it is unlinked, so that a plain disk does not keep it; see the decision for other disks. */
  #destroyFile(path: string): void {
    if (!existsSync(path)) return;
    const file = openSync(path, 'r+');
    try {
      writeSync(file, randomBytes(readFileSync(path).length), 0, undefined, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rmSync(path);
    this.#settleFolder();
  }

  #settleFolder(): void {
    const folder = openSync(this.#folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
