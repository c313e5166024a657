import { open } from 'node:fs/promises';
import { systemCode } from './system-code.js';

export interface FileType {
  readonly type: string;
  readonly extension: string;
  /** Pictures are drawn anew, so that nothing of what they carried besides is kept. */
  readonly picture: boolean;
}

const office = 'application/vnd.openxmlformats-officedocument';
const allowed: Readonly<Record<string, FileType>> = Object.fromEntries(
  [
    { type: 'image/jpeg', extension: 'jpg', picture: true },
    { type: 'image/png', extension: 'png', picture: true },
    { type: 'image/webp', extension: 'webp', picture: true },
    { type: 'application/pdf', extension: 'pdf', picture: false },
    { type: `${office}.wordprocessingml.document`, extension: 'docx', picture: false },
    { type: `${office}.spreadsheetml.sheet`, extension: 'xlsx', picture: false },
    { type: `${office}.presentationml.presentation`, extension: 'pptx', picture: false },
  ].map((each) => [each.type, each]),
);
const text: FileType = { type: 'text/plain; charset=utf-8', extension: 'txt', picture: false };
/** So much of a text is looked at for what makes it none. */
const lookedAt = 64 * 1024;

/** What a file is by its content, if it is one of those that are kept; its name says nothing. */
export async function typeOf(path: string): Promise<FileType | undefined> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  return found ? allowed[found.mime] : (await isText(path)) ? text : undefined;
}

/** UTF-8 without controls that does not begin as a markup language does: what begins so may carry scripts. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(lookedAt), 0, lookedAt, 0);
    const head = buffer.subarray(0, bytesRead);
    // A character may be cut by the end of what is looked at.
    const words = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: bytesRead === lookedAt });
    return words.length > 0 && !/^\s*</.test(words) && !hasControls(words);
  } catch (error) {
    if (systemCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  } finally {
    await file.close();
  }
}

/** Any control but tab, line feed and carriage return. */
const hasControls = (words: string): boolean => /[^\P{Cc}\t\n\r]/u.test(words);
