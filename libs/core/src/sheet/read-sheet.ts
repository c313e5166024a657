import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { strFromU8, unzipSync } from 'fflate';
import { Refusal } from '@heli/sdk';

/** A number that a spreadsheet could not keep whole: it holds 15 digits, and codes have more. */
export interface Lost {
  readonly lost: string;
}
export type SheetCell = string | number | boolean | null | Lost;

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: SheetCell[][];
  /** Whether there were more rows than are taken at once. */
  readonly more: boolean;
}

/** Largest file, in bytes. */
export const mostSheetBytes = 8 * 1024 * 1024;
/** What a compressed sheet may grow to: more is no list that somebody typed. */
const mostUnpacked = 64 * 1024 * 1024;
const mostWorkbook = 1024 * 1024;
export const mostSheetRows = 2000;
const mostColumns = 60;
const mostSheets = 20;
const longestCell = 5000;
const patienceMs = 10_000;
const mostAtOnce = 2;

const require = createRequire(import.meta.url);
const paths = { csv: require.resolve('csv-parse/sync'), xlsx: require.resolve('read-excel-file/node') };

/** Given as text, since it has to run from the sources in a test and from the build in a server. */
const script = `
  const { parentPort, workerData: { bytes, isZip, paths, most } } = require('node:worker_threads');
  const timeOf = (date) => {
    const iso = date.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  };
  const cellOf = (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (value instanceof Date) return timeOf(value);
    if (typeof value === 'number') return Math.abs(value) >= 1e15 ? { lost: String(value) } : value;
    return typeof value === 'string' ? value.slice(0, most.cell) : value;
  };
  const sheetOf = (name, data) => ({
    name,
    rows: data.slice(0, most.rows).map((row) => row.slice(0, most.columns).map(cellOf)),
    more: data.length > most.rows,
  });
  const decoded = () => {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('gb18030').decode(bytes);
    }
  };
  const csv = () => {
    const text = decoded();
    const head = text.slice(0, text.indexOf('\\n') + 1 || undefined);
    const delimiter = [',', '\\t', ';'].sort((a, b) => head.split(b).length - head.split(a).length)[0];
    const { parse } = require(paths.csv);
    const rows = parse(text, { bom: true, delimiter, relax_column_count: true, to_line: most.rows + 1, relax_quotes: true });
    return [sheetOf('', rows)];
  };
  const xlsx = async () => {
    const all = await require(paths.xlsx).default(Buffer.from(bytes));
    return all.slice(0, most.sheets).map(({ sheet, data }) => sheetOf(sheet, data));
  };
  (async () => parentPort.postMessage(isZip ? await xlsx() : csv()))();`;

let running = 0;

/**
 * The cells of a CSV or XLSX file, as text, numbers, yes and no; times by the clock that the sheet was written with. Read
 * on a thread with little memory and little time, since nobody knows who made the file.
 * @throws Refusal invalid where it can't be read; too-many while others are being read
 */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  if (running >= mostAtOnce) throw new Refusal('too-many', 'core.refusal.sheetsBusy', { seconds: 5 });
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const hidden = isZip ? hiddenIn(bytes) : new Set<string>();
  running += 1;
  try {
    const sheets = await onThread(bytes, isZip);
    return sheets.map((sheet) => ({ ...sheet, hidden: hidden.has(sheet.name) }));
  } finally {
    running -= 1;
  }
}

function onThread(bytes: Uint8Array, isZip: boolean): Promise<Omit<Sheet, 'hidden'>[]> {
  const most = { rows: mostSheetRows, columns: mostColumns, sheets: mostSheets, cell: longestCell };
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      eval: true,
      workerData: { bytes, isZip, paths, most },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    });
    const refuse = (): void => reject(unreadable());
    const timer = setTimeout(() => void worker.terminate().then(refuse), patienceMs);
    worker.once('message', (sheets: Omit<Sheet, 'hidden'>[]) => resolve(sheets));
    worker.once('error', refuse);
    worker.once('exit', () => {
      clearTimeout(timer);
      refuse();
    });
  });
}

const unreadable = (): Refusal => new Refusal('invalid', 'core.refusal.sheetUnreadable', {}, 'file');

/** The sheets that somebody has hidden; refuses what would unpack to more than a list needs. */
function hiddenIn(bytes: Uint8Array): Set<string> {
  let unpacked = 0;
  const parts = unzipped(bytes, ({ name, originalSize }) => {
    unpacked += originalSize;
    return name === 'xl/workbook.xml' && originalSize < mostWorkbook;
  });
  if (unpacked > mostUnpacked) throw new Refusal('invalid', 'core.refusal.sheetTooLarge', {}, 'file');
  const workbook = parts['xl/workbook.xml'];
  if (!workbook) throw unreadable();
  const sheets = strFromU8(workbook).match(/<sheet\b[^>]*>/g) ?? [];
  return new Set(
    sheets
      .filter((sheet) => /\bstate="(hidden|veryHidden)"/.test(sheet))
      .map((sheet) => unescaped(/\bname="([^"]*)"/.exec(sheet)?.[1] ?? '')),
  );
}

function unzipped(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    // No archive, or a broken one: to a person both are the same.
    throw unreadable();
  }
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name] ?? '');
