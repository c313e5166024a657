import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ImportFault } from './import-fault.js';
import { compilePattern } from './times.js';

const name = z.string().trim().min(1).max(200);

/** Where a field comes from: a column, a value for all, or a value where the column is empty or says something else. */
const field = z
  .strictObject({
    column: name.optional(),
    /** Our word for each of theirs; what is not listed is unknown, unless there is a default. */
    values: z.record(z.string(), z.string().min(1).max(200)).optional(),
    default: name.optional(),
  })
  .refine(({ column, default: fallback }) => column !== undefined || fallback !== undefined, {
    error: 'names neither a column nor a default',
  });

const time = z.strictObject({
  column: name,
  format: z
    .string()
    .max(60)
    .refine((format) => ['iso', 'excel'].includes(format) || compilePattern(format) !== undefined, {
      error: 'is neither "iso" nor "excel" nor a pattern such as "yyyy/M/d H:mm"',
    })
    .default('iso'),
});

const zone = z
  .string()
  .refine((wanted) => isZone(wanted), { error: 'is no IANA time zone, such as Asia/Shanghai' });

const profileSchema = z.strictObject({
  /** Names the system the records come from; with the case's id it is their lasting identity. */
  source: name,
  delimiter: z.string().length(1).default(','),
  encoding: z.enum(['auto', 'utf-8', 'gb18030', 'utf-16le']).default('auto'),
  /** For times that don't say their offset. */
  zone: zone.default('Asia/Shanghai'),
  /** The column by which rows belong together. */
  caseId: name,
  case: z.strictObject({
    ...{ filedAt: time, due: time.optional(), closedAt: time.optional() },
    category: field,
    ...{ severity: field.optional(), origin: field.optional(), channel: field.optional() },
    ...{
      title: field.optional(),
      outcome: field.optional(),
      organisation: field.optional(),
      unitId: field.optional(),
    },
  }),
  /** Left out where a row is a whole case. */
  event: z
    .strictObject({
      sourceId: field.optional(),
      at: time,
      activity: field,
      ...{ resource: field.optional(), group: field.optional() },
    })
    .optional(),
});

/** How the columns of a file become the fields of a case. */
export type Profile = z.output<typeof profileSchema>;
export type Field = z.output<typeof field>;
export type Time = z.output<typeof time>;

function isZone(wanted: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: wanted });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * A profile by the name a mechanism ships it under, or from a JSON file.
 * @throws ImportFault naming what is wrong with it
 */
export async function readProfile(
  nameOrFile: string,
  shipped: Readonly<Record<string, unknown>>,
): Promise<Profile> {
  if (Object.hasOwn(shipped, nameOrFile)) return parseProfile(nameOrFile, shipped[nameOrFile]);
  if (!/\.json$/i.test(nameOrFile)) {
    throw new ImportFault('import.fault.unknownProfile', {
      name: nameOrFile,
      known: Object.keys(shipped).join(', ') || '—',
    });
  }
  return parseProfile(nameOrFile, await readJson(nameOrFile));
}

/** @throws ImportFault naming every wrong place */
export function parseProfile(from: string, value: unknown): Profile {
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'profile'}: ${message}`);
  throw new ImportFault('import.fault.badProfile', { name: from, faults: faults.join('; ') });
}

/** @throws ImportFault if the file can't be read or is no JSON */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ImportFault('import.fault.badJson', { file, reason: error.message });
    throw error;
  }
}

export const unreadable = (file: string, error: unknown): ImportFault => {
  const code = codeOf(error) ?? String(error);
  return new ImportFault(code === 'ENOENT' ? 'import.fault.noFile' : 'import.fault.unreadable', {
    file,
    code,
  });
};

/** The code that Node gives an error of its own. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
