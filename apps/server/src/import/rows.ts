import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import iconv from 'iconv-lite';
import { CsvError, parse, type Info } from 'csv-parse';
import type { Encoding } from './encoding.js';
import { ImportFault } from './import-fault.js';
import { unreadable } from './profile.js';

/** A record of the file: where it begins, and its cells. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record longer than this is no record but a quotation mark that nobody closed. */
const longestRecord = 1 << 20;

interface Source {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly onBytes?: (bytes: number) => void;
}

/**
 * The records of a file one by one, whatever its size; the first is the header.
 * @throws ImportFault where the file can't be read or is no CSV
 */
export async function* rowsOf({ file, encoding, delimiter, onBytes }: Source): AsyncGenerator<Row> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 18 });
  let read = 0;
  bytes.on('data', (chunk) => onBytes?.((read += chunk.length)));
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  // Errors come out of the parser, which is what we read from.
  pipeline(bytes, iconv.decodeStream(encoding), parser, () => undefined);
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      lastLine = info.lines;
      yield { line: info.lines - newlinesIn(record), cells: record };
    }
  } catch (error) {
    throw faultOf(error, file, lastLine + 1);
  } finally {
    bytes.destroy();
  }
}

/** The parser tells the line a record ends in; people look for the one it begins in. */
function newlinesIn(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) if (cell.includes('\n')) count += cell.split('\n').length - 1;
  return count;
}

function faultOf(error: unknown, file: string, line: number): unknown {
  if (error instanceof CsvError) {
    const unclosed = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
    return new ImportFault(unclosed ? 'import.fault.quoteNotClosed' : 'import.fault.notCsv', {
      file,
      line,
      reason: error.message,
    });
  }
  return typeof error === 'object' && error !== null && 'syscall' in error ? unreadable(file, error) : error;
}
