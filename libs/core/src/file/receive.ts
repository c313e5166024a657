import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Refusal } from '@heli/sdk';

/** Largest file that is taken in, in bytes. */
export const mostBytes = 20 * 1024 * 1024;

/** Larger than what is taken in at once; answered with 413. */
export class FileTooLarge extends Refusal {
  constructor() {
    super('invalid', 'core.refusal.fileTooLarge', { most: mostBytes / 1024 / 1024 });
  }
}

/**
 * Writes what arrives to a new file, never more than allowed.
 * @throws FileTooLarge, or Refusal if nothing arrives
 */
export async function receive(source: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > mostBytes) throw new FileTooLarge();
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  if (size === 0) throw new Refusal('invalid', 'core.refusal.fileEmpty');
}

/** SHA-256 in hex, and the size, of what lies in a file. */
export async function measure(path: string): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { hash: hash.digest('hex'), size };
}
