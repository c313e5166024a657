import { argon2, hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '@heli/sdk';

const derive = promisify(argon2);
/** OWASP's password storage cheat sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;
const waiting = { now: 0, most: 8 };

async function digest(password: string, nonce: Buffer): Promise<Buffer> {
  if (waiting.now >= waiting.most) throw new Refusal('too-many', 'core.refusal.signInBusy');
  waiting.now += 1;
  try {
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  } finally {
    waiting.now -= 1;
  }
}

/** `argon2id$<salt>$<digest>` in hex. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `argon2id$${nonce.toString('hex')}$${(await digest(password, nonce)).toString('hex')}`;
}

const nobody = `argon2id$${'00'.repeat(16)}$${'00'.repeat(32)}`;

/** Takes the same time whether or not there is such an account. */
export async function passwordMatches(password: string, stored: string | undefined | null): Promise<boolean> {
  const [, salt, expected] = (stored ?? nobody).split('$');
  const actual = await digest(password, Buffer.from(salt ?? '', 'hex'));
  return timingSafeEqual(actual, Buffer.from(expected ?? '', 'hex')) && typeof stored === 'string';
}

/** A bearer token: 256 bits; only its hash is stored. */
export const newToken = (): string => `heli_${randomBytes(32).toString('base64url')}`;
export const hashToken = (token: string): string => hash('sha256', token);

/** Letters and digits that can't be mistaken for each other. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const letters = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
/** A one-time code of 12 letters, 59 bits. */
export const newCode = (): string => letters(12);
/** A code of 6 letters to be read off a wall, 29 bits: whoever takes it must count wrong tries. */
export const newShortCode = (): string => letters(6);
