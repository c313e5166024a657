import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { slipBytes } from './slip.js';

const cipher = 'aes-256-gcm';
const pointBytes = 32;
const tagBytes = 16;
/** Every sealed slip is of this size, whatever was chosen. */
export const sealedBytes = pointBytes + tagBytes + slipBytes;
/** What precedes the point in an X25519 public key's DER form (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b656e032100', 'hex');

/** Seals a slip for the holder of the ballot's private key: X25519, HKDF-SHA-256 and AES-256-GCM, a fresh key each. */
export function seal(publicKey: string, ballot: string, slip: Buffer): Buffer {
  const { publicKey: ours, privateKey } = generateKeyPairSync('x25519');
  const point = ours.export({ type: 'spki', format: 'der' }).subarray(spkiHead.length);
  const { key, iv } = derive(privateKey, createPublicKey(publicKey), ballot, point);
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(ballot));
  const text = Buffer.concat([sealing.update(slip), sealing.final()]);
  return Buffer.concat([point, sealing.getAuthTag(), text]);
}

/** The slip, unless somebody altered it or it belongs to another ballot. */
export function unseal(privateKey: KeyObject, ballot: string, sealed: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(sealed);
  const point = bytes.subarray(0, pointBytes);
  try {
    const theirs = createPublicKey({
      key: Buffer.concat([spkiHead, point]),
      format: 'der',
      type: 'spki',
    });
    const { key, iv } = derive(privateKey, theirs, ballot, point);
    const opening = createDecipheriv(cipher, key, iv).setAAD(Buffer.from(ballot));
    opening.setAuthTag(bytes.subarray(pointBytes, pointBytes + tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(pointBytes + tagBytes)), opening.final()]);
  } catch {
    // OpenSSL says no in many ways; all of them mean that this is no slip of this ballot.
    return undefined;
  }
}

function derive(
  mine: KeyObject,
  theirs: KeyObject,
  ballot: string,
  point: Buffer,
): { key: Buffer; iv: Buffer } {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  const bytes = Buffer.from(hkdfSync('sha256', shared, point, `heli ballot ${ballot}`, 44));
  return { key: bytes.subarray(0, 32), iv: bytes.subarray(32) };
}
