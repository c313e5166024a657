import type { Problem } from './problem.js';
import type { WordKey, WordParams } from './words.js';

/** An entry of the file, as it stands there. */
export interface Candidate {
  /** The line of a CSV, the place in a JSON list. */
  readonly line: number;
  readonly value: unknown;
  readonly ragged?: { expected: number; found: number } | undefined;
}

export interface Organisation {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly level: string;
  readonly parentCode: string | null;
}

const levels: readonly string[] = ['province', 'city', 'district', 'street', 'community', 'grid'];
const longestName = 100;

type Fault = readonly [column: string | undefined, key: WordKey, params?: WordParams];

/** The organisations that can be registered, parents before children, and what is wrong with the others. */
export function arrange(
  candidates: readonly Candidate[],
  present: ReadonlySet<string>,
): { organisations: Organisation[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const good = new Map<string, { line: number; organisation: Organisation }>();
  for (const candidate of candidates) {
    const read = readOne(candidate);
    const twin = 'code' in read ? good.get(read.code) : undefined;
    if (!('code' in read)) problems.push(problemOf(candidate.line, read));
    else if (twin === undefined) good.set(read.code, { line: candidate.line, organisation: read });
    else if (JSON.stringify(twin.organisation) !== JSON.stringify(read)) {
      problems.push(problemOf(candidate.line, ['code', 'import.problem.codeTwice', { code: read.code }], read.code));
    }
  }
  const depths = new Map<string, number | Fault>();
  const placed: { depth: number; organisation: Organisation }[] = [];
  for (const [code, { line, organisation }] of good) {
    const depth = depthOf(code, good, present, depths);
    if (typeof depth === 'number') placed.push({ depth, organisation });
    else problems.push(problemOf(line, depth, code));
  }
  placed.sort((a, b) => a.depth - b.depth);
  return { organisations: placed.map(({ organisation }) => organisation), problems: problems.sort((a, b) => a.line - b.line) };
}

const problemOf = (line: number, [column, key, params = {}]: Fault, caseId?: string): Problem => ({ line, column, caseId, key, params });

function readOne({ value, ragged }: Candidate): Organisation | Fault {
  if (ragged) return [undefined, 'import.problem.ragged', ragged];
  const told = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string => (typeof told[name] === 'string' ? told[name].trim() : '');
  const [code, name, nameEn, level, parentCode] = [text('code'), text('name'), text('nameEn'), text('level'), text('parentCode')];
  for (const [column, required] of Object.entries({ code, name, level })) {
    if (required === '') return [column, 'import.problem.missing'];
  }
  const wrongCode = [code, parentCode].findIndex((one) => one !== '' && !/^\d{2,15}$/.test(one));
  if (wrongCode >= 0) {
    const [column, wrong] = wrongCode === 0 ? ['code', code] : ['parentCode', parentCode];
    return [column, 'import.problem.badCode', { value: wrong.slice(0, 50) }];
  }
  if (!levels.includes(level)) return ['level', 'import.problem.unknownLevel', { value: level.slice(0, 50) }];
  const long = Object.entries({ name, nameEn }).find(([, one]) => one.length > longestName);
  if (long) return [long[0], 'import.problem.tooLong', { length: long[1].length, longest: longestName }];
  return { code, name, ...(nameEn === '' ? {} : { nameEn }), level, parentCode: parentCode === '' ? null : parentCode };
}

/** How many organisations of the file lie above one, or why it has no place in the tree. */
function depthOf(
  code: string,
  good: ReadonlyMap<string, { organisation: Organisation }>,
  present: ReadonlySet<string>,
  depths: Map<string, number | Fault>,
): number | Fault {
  const line: string[] = [];
  let at: string | null = code;
  let above: number | Fault = -1;
  while (at !== null) {
    const known: number | Fault | undefined = depths.get(at);
    if (known !== undefined) {
      above = known;
      break;
    }
    const found = good.get(at);
    if (!found) {
      if (!present.has(at)) above = ['parentCode', 'import.problem.unknownParent', { code: line.at(-1)!, parent: at }];
      break;
    }
    if (line.includes(at)) {
      above = ['parentCode', 'import.problem.circularParent', { code }];
      break;
    }
    line.push(at);
    at = found.organisation.parentCode;
  }
  for (const one of line.reverse()) {
    above = typeof above === 'number' ? above + 1 : above;
    depths.set(one, above);
  }
  return depths.get(code)!;
}
