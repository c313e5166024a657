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

/** Organisations that hang together, parents before children. */
export interface Branch {
  /** The parent that is not in the file, if they have one: the house knows whether there is such an organisation. */
  readonly parentCode: string | null;
  readonly organisations: readonly Organisation[];
}
type Good = ReadonlyMap<string, { line: number; organisation: Organisation }>;

/** The organisations that can be registered, and what is wrong with the others. */
export function arrange(candidates: readonly Candidate[]): { branches: Branch[]; problems: Problem[] } {
  const { good, problems } = readAll(candidates);
  const places = new Map<string, Place | Fault>();
  const placed: (Place & { organisation: Organisation })[] = [];
  for (const [code, { line, organisation }] of good) {
    const place = placeOf(code, good, places);
    if ('depth' in place) placed.push({ ...place, organisation });
    else problems.push(problemOf(line, place, code));
  }
  placed.sort((a, b) => a.depth - b.depth);
  const branches = [...Map.groupBy(placed, ({ parentCode }) => parentCode)].map(([parentCode, members]) => ({
    parentCode,
    organisations: members.map(({ organisation }) => organisation),
  }));
  return { branches, problems: problems.sort((a, b) => a.line - b.line) };
}

function readAll(candidates: readonly Candidate[]): { good: Good; problems: Problem[] } {
  const problems: Problem[] = [];
  const good = new Map<string, { line: number; organisation: Organisation }>();
  for (const candidate of candidates) {
    const read = readOne(candidate);
    const twin = 'code' in read ? good.get(read.code) : undefined;
    if (!('code' in read)) problems.push(problemOf(candidate.line, read));
    else if (twin === undefined) good.set(read.code, { line: candidate.line, organisation: read });
    else if (JSON.stringify(twin.organisation) !== JSON.stringify(read)) {
      problems.push(
        problemOf(candidate.line, ['code', 'import.problem.codeTwice', { code: read.code }], read.code),
      );
    }
  }
  return { good, problems };
}

const problemOf = (line: number, [column, key, params = {}]: Fault, caseId?: string): Problem => ({
  line,
  column,
  caseId,
  key,
  params,
});

function readOne({ value, ragged }: Candidate): Organisation | Fault {
  if (ragged) return [undefined, 'import.problem.ragged', ragged];
  const told =
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string => (typeof told[name] === 'string' ? told[name].trim() : '');
  const [code, name, nameEn, level, parentCode] = [
    text('code'),
    text('name'),
    text('nameEn'),
    text('level'),
    text('parentCode'),
  ];
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
  return {
    code,
    name,
    ...(nameEn === '' ? {} : { nameEn }),
    level,
    parentCode: parentCode === '' ? null : parentCode,
  };
}

/** How many organisations of the file lie above one, and which one that is not in it lies above them. */
interface Place {
  readonly depth: number;
  readonly parentCode: string | null;
}

/** Where an organisation lies in the tree; a fault if following the parents leads back. */
function placeOf(code: string, good: Good, places: Map<string, Place | Fault>): Place | Fault {
  const line: string[] = [];
  let at: string | null = code;
  while (at !== null && !places.has(at) && good.has(at) && !line.includes(at)) {
    line.push(at);
    at = good.get(at)!.organisation.parentCode;
  }
  const back = at !== null && line.includes(at);
  const circular: Fault = ['parentCode', 'import.problem.circularParent', { code }];
  let above = (at === null ? undefined : places.get(at)) ?? (back ? circular : { depth: -1, parentCode: at });
  for (const one of line.reverse()) {
    if ('depth' in above) above = { ...above, depth: above.depth + 1 };
    places.set(one, above);
  }
  return places.get(code)!;
}
