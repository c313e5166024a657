import { createReadStream } from 'node:fs';
import { ImportFault } from './import-fault.js';
import { codeOf, unreadable, type Profile } from './profile.js';

export type Encoding = Exclude<Profile['encoding'], 'auto'>;

/**
 * The encoding a file is in, looked up in every byte of it, before anything is stored.
 * @throws ImportFault if it is not in the encoding the profile names, or in none we know
 */
export async function encodingOf(file: string, wanted: Profile['encoding']): Promise<Encoding> {
  if (wanted === 'gb18030' || wanted === 'utf-16le') return wanted;
  const found = await scan(file);
  if (found.utf16) return 'utf-16le';
  if (found.brokenAt === undefined) return 'utf-8';
  if (wanted === 'auto') return 'gb18030';
  throw new ImportFault('import.fault.notUtf8', { file, line: found.brokenAt });
}

const newline = 0x0a;
const utf16Mark = [0xff, 0xfe];

/** Whether a UTF-16 mark stands at the beginning, and the line in which UTF-8 breaks. */
async function scan(file: string): Promise<{ utf16: boolean; brokenAt: number | undefined }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let first = true;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      if (first && utf16Mark.every((byte, i) => chunk[i] === byte))
        return { utf16: true, brokenAt: undefined };
      first = false;
      if (!decodes(decoder, chunk)) return { utf16: false, brokenAt: line + brokenLine(chunk) };
      line += newlines(chunk);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return { utf16: false, brokenAt: decodes(decoder, undefined) ? undefined : line };
}

function decodes(decoder: TextDecoder, chunk: Buffer | undefined): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** How many lines into a chunk its first broken one lies. The chunk may begin within a character. */
function brokenLine(chunk: Buffer): number {
  let from = 0;
  while (from < 3 && (chunk[from]! & 0xc0) === 0x80) from += 1;
  for (let line = 0; ; line++) {
    const end = chunk.indexOf(newline, from) + 1;
    const piece = chunk.subarray(from, end === 0 ? chunk.length : end);
    if (end === 0 || !decodes(new TextDecoder('utf-8', { fatal: true }), piece)) return line;
    from = end;
  }
}

function newlines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) count += 1;
  return count;
}
