import { hash, randomUUID } from 'node:crypto';
import type { ImportOptions } from './import-cases.js';
import { ImportFault } from './import-fault.js';
import type { Problem } from './problem.js';
import { columnOf } from './row-reader.js';
import { concernsAll, refusalIn, RefusedCommand, sendPatiently } from './sender.js';
import type { Gathered, Spill } from './spill.js';
import type { WordKey, WordParams } from './words.js';

/** What became of the gathered cases. */
export interface Sent {
  created: number;
  known: number;
  sourceEvents: number;
  refused: number;
  complete: boolean;
  readonly irregular: Map<string, number>;
  /** Why it ended early. */
  fault: ImportFault | undefined;
}

interface Answer {
  readonly created: boolean;
  readonly irregularities: readonly string[];
}

const command = 'coordination.importCase';
/** So many under way at a time: the house commits what arrives together in one go. */
const inFlight = 64;
/** The contract's limit. */
const mostEvents = 500;

/** Sends the gathered cases in the order they were filed, or in a dry run only looks at them. */
export async function sendCases(options: ImportOptions, spill: Spill): Promise<Sent> {
  const { signal, onProgress, dryRun } = options;
  const sent: Sent = {
    ...{ created: 0, known: 0, sourceEvents: 0, refused: 0, complete: true },
    ...{ irregular: new Map<string, number>(), fault: undefined },
  };
  const total = spill.count('record');
  const run = randomUUID().slice(0, 8);
  const underWay = new Set<Promise<void>>();
  let done = 0;
  for (const item of spill.cases()) {
    if (signal?.aborted || sent.fault) break;
    if (checked(options, item, spill, sent) && !dryRun) {
      const work: Promise<void> = sendOne(options, item, run, spill, sent).finally(() =>
        underWay.delete(work),
      );
      underWay.add(work);
      if (underWay.size >= inFlight) await Promise.race(underWay);
    }
    done += 1;
    if (done % 100 === 0 || done === total) onProgress?.({ phase: 'sending', done, total });
  }
  await Promise.all(underWay);
  sent.complete = done === total && sent.fault === undefined;
  return sent;
}

/** What can be said of a case without the house; lists it where it can't be imported. */
function checked(
  { schema, profile, dryRun }: ImportOptions,
  item: Gathered,
  spill: Spill,
  sent: Sent,
): boolean {
  const leaveOut = (key: WordKey, params: WordParams, at: Partial<Problem> = {}): false => {
    spill.note({ line: item.line, column: undefined, caseId: item.caseId, key, params, ...at });
    sent.refused += 1;
    return false;
  };
  const lacking = ['filedAt', 'category'].find(
    (field) => item.fields[field] === undefined && valueForAll(profile.case, field) === undefined,
  );
  if (lacking !== undefined)
    return leaveOut('import.problem.caseWithout', { field: lacking }, { column: columnOf(profile, lacking) });
  const count = item.events.length;
  if (count > mostEvents) return leaveOut('import.problem.tooManyEvents', { count, most: mostEvents });
  const issue = schema?.safeParse(recordOf(profile.source, item)).error?.issues[0];
  if (issue) {
    const field = issue.path.join('.');
    return leaveOut(
      'import.problem.refused',
      { reason: `${field}: ${issue.message}` },
      placeOf(profile, item, field),
    );
  }
  if (dryRun) sent.sourceEvents += count;
  return true;
}

function valueForAll(fields: Readonly<Record<string, unknown>>, field: string): unknown {
  const told = fields[field];
  return typeof told === 'object' && told !== null && 'default' in told ? told.default : undefined;
}

const recordOf = (source: string, { caseId, fields, events }: Gathered) => ({
  source,
  sourceId: caseId,
  ...fields,
  events: events.map((event) => event.fields),
});

async function sendOne(
  options: ImportOptions,
  item: Gathered,
  run: string,
  spill: Spill,
  sent: Sent,
): Promise<void> {
  const { sender, organisation, profile } = options;
  const record = recordOf(profile.source, item);
  // The run is part of the key, so that a later import is told by the house what is there already.
  const key = `import-${run}-${shortHash([profile.source, item.caseId])}-${shortHash(record)}`;
  try {
    count(sent, spill, item, (await sendPatiently(sender, organisation, command, record, key)) as Answer);
  } catch (error) {
    const refused = refusalIn(error);
    if (refused && !concernsAll(refused)) noteRefused(options, item, refused, spill, sent);
    else sent.fault ??= faultOf(options, error, refused);
  }
}

function count(sent: Sent, spill: Spill, item: Gathered, { created, irregularities }: Answer): void {
  if (created) sent.created += 1;
  else sent.known += 1;
  sent.sourceEvents += item.events.length;
  for (const kind of irregularities) {
    sent.irregular.set(kind, (sent.irregular.get(kind) ?? 0) + 1);
    spill.noteIrregular(kind, item.caseId);
  }
}

function noteRefused(
  options: ImportOptions,
  item: Gathered,
  refused: RefusedCommand,
  spill: Spill,
  sent: Sent,
): void {
  const { profile } = options;
  const [first] = refused.errors;
  const place = first ? placeOf(profile, item, first.field) : { line: item.line, column: undefined };
  spill.note({
    ...place,
    caseId: item.caseId,
    key: 'import.problem.refused',
    params: { reason: reasonOf(options, refused) },
  });
  sent.refused += 1;
}

/** Where in the file a field of the record stands. */
function placeOf(
  profile: ImportOptions['profile'],
  item: Gathered,
  field: string,
): Pick<Problem, 'line' | 'column'> {
  const index = /^events\.(\d+)\b/.exec(field)?.[1];
  const event = index === undefined ? undefined : item.events[Number(index)];
  return { line: event?.line ?? item.line, column: columnOf(profile, field) };
}

function reasonOf({ reasonOf: word }: ImportOptions, { key, params, errors, cause }: RefusedCommand): string {
  const said = word?.(key, params);
  if (said !== undefined) return said;
  const fields = errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
  return fields || (cause instanceof Error && !cause.message.includes(key) ? cause.message : key);
}

function faultOf(options: ImportOptions, error: unknown, refused: RefusedCommand | undefined): ImportFault {
  const reason = refused
    ? reasonOf(options, refused)
    : error instanceof Error
      ? error.message
      : String(error);
  return new ImportFault(refused ? 'import.fault.refused' : 'import.fault.notSent', { reason }, 'en', {
    cause: error,
  });
}

const shortHash = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 24);
