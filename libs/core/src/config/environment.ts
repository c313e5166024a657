import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { defaultBreakerRules, type BreakerRules } from '../fault/breaker.js';
import { oidcOf, oidcSchema, type OidcConfig } from './oidc.js';
import { StartFault } from './start-fault.js';
import { mailFromSchema, mailOf, smtpUrlSchema, type MailConfig } from './mail.js';
import { originSchema, proxiesSchema, tlsFilesOf, type TlsFiles, type TrustedProxies } from './address.js';

const notYet = (name: string, instead: string) =>
  z.undefined({ error: `${name} is set, but this version ${instead}. Unset it to start.` }).optional();

/** One schema of the environment; `docs/protocol.md` lists the same names. */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  HELI_DATA: z.string().min(1).default('./.data'),
  HELI_DEMO: z.enum(['0', '1']).optional(),
  HELI_ADMIN_PASSWORD: z
    .string()
    .min(10, 'HELI_ADMIN_PASSWORD needs at least 10 characters.')
    .max(200)
    .optional(),
  HELI_ORIGIN: originSchema.optional(),
  HELI_ZONE: z
    .string()
    .refine(isZone, 'HELI_ZONE is no IANA time zone, such as Asia/Shanghai.')
    .default('Asia/Shanghai'),
  HELI_PLUGINS: z.string().min(1).optional(),
  HELI_DEV: z.enum(['0', '1']).default('0'),
  HELI_FAULTS: z.coerce.number().int().min(1).max(1000).default(defaultBreakerRules.faults),
  HELI_PAUSE: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(defaultBreakerRules.pauseMs / 1000),
  HELI_FILES_GB: z.coerce.number().min(0.001).max(10_000).default(10),
  HELI_SMTP_URL: smtpUrlSchema.optional(),
  HELI_MAIL_FROM: mailFromSchema.optional(),
  HELI_WEBHOOKS_INSIDE: z.enum(['0', '1']).default('0'),
  HELI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL names a PostgreSQL database: postgresql://user@host/name.',
    })
    .optional(),
  HELI_BALLOTS_ON_POSTGRESQL: z.enum(['0', '1']).default('0'),
  REDIS_URL: notYet('REDIS_URL', 'runs as one process without Redis'),
  HELI_TLS_CERT: z.string().min(1).optional(),
  HELI_TLS_KEY: z.string().min(1).optional(),
  HELI_TRUST_PROXY: proxiesSchema.default(0),
  ...oidcSchema,
  HELI_REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).default(6000),
});

/** What the process was told at its start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of this log: `HELI_DATA`, or its `demo` folder for the demonstration. */
  readonly dataFolder: string;
  /** A PostgreSQL database that holds the log instead of SQLite in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Secret ballots may be held in PostgreSQL, which keeps the order of votes while they are open. */
  readonly ballotsOnPostgresql: boolean;
  readonly demonstration: boolean;
  readonly adminPassword: string | undefined;
  /** Address people use, such as `https://heli.example:3000`: in links, and the one that pages may come from. */
  readonly origin: string | undefined;
  /** Where `heli tls init` keeps the house's own authority and certificate. */
  readonly tlsFolder: string;
  /** Set where the server itself speaks HTTPS. */
  readonly tls: TlsFiles | undefined;
  readonly zone: string;
  /** Folders whose sub-folders are plugins. */
  readonly pluginFolders: readonly string[];
  /** Those of them that are looked at while the house stands: what comes or changes there is taken in. */
  readonly watchedFolders: readonly string[];
  /** Whether somebody develops on this house: what is wrong is told where it is seen. */
  readonly development: boolean;
  /** When a mechanism that goes wrong is paused, and for how long. */
  readonly breaker: BreakerRules;
  /** Bytes of files that one organisation may keep. */
  readonly fileShare: number;
  /** Set where notices go out by mail. */
  readonly mail: MailConfig | undefined;
  /** Set where people sign in by the word of a provider. */
  readonly oidc: OidcConfig | undefined;
  /** Whether webhooks may go to the house's own network. */
  readonly webhooksInside: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly trustProxy: TrustedProxies;
  /** What one account may ask for; ten times as much may come from one address. */
  readonly requestsPerMinute: number;
}

export const databaseFile = 'heli.sqlite';

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Reads the configuration from the environment.
 * @param root the product's folder; its `plugins` are always discovered
 * @throws StartFault listing all that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new StartFault(`The environment is not right:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  const base = resolve(values.HELI_DATA);
  if (values.DATABASE_URL !== undefined && values.HELI_DEMO === '1')
    throw new StartFault('The demonstration lies in SQLite: unset DATABASE_URL or HELI_DEMO to start.');
  if ((values.HELI_SMTP_URL === undefined) !== (values.HELI_MAIL_FROM === undefined))
    throw new StartFault('Mail needs both HELI_SMTP_URL and HELI_MAIL_FROM: set the other one too.');
  const demonstration = values.DATABASE_URL === undefined && isDemonstration(values.HELI_DEMO, base);
  const tlsFolder = join(base, 'tls');
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: demonstration ? join(base, 'demo') : base,
    databaseUrl: values.DATABASE_URL,
    ballotsOnPostgresql: values.HELI_BALLOTS_ON_POSTGRESQL === '1',
    demonstration,
    adminPassword: values.HELI_ADMIN_PASSWORD,
    origin: values.HELI_ORIGIN,
    tlsFolder,
    tls: tlsFilesOf(values, tlsFolder),
    zone: values.HELI_ZONE,
    pluginFolders: [join(root, 'plugins'), ...(values.HELI_PLUGINS ? [resolve(values.HELI_PLUGINS)] : [])],
    watchedFolders: watchedOf(values, root),
    development: values.HELI_DEV === '1',
    breaker: { ...defaultBreakerRules, faults: values.HELI_FAULTS, pauseMs: values.HELI_PAUSE * 1000 },
    fileShare: Math.floor(values.HELI_FILES_GB * 1024 ** 3),
    mail: mailOf(values.HELI_SMTP_URL, values.HELI_MAIL_FROM),
    oidc: oidcOf(values),
    webhooksInside: values.HELI_WEBHOOKS_INSIDE === '1',
    logLevel: values.HELI_LOG,
    trustProxy: values.HELI_TRUST_PROXY,
    requestsPerMinute: values.HELI_REQUESTS_PER_MINUTE,
  };
}

/** The demonstration is offered only where no council has a log of its own. */
function isDemonstration(wish: '0' | '1' | undefined, base: string): boolean {
  if (wish) return wish === '1';
  return !existsSync(join(base, databaseFile));
}

/** A house that is developed on looks at the product's own plugins too. */
const watchedOf = (
  {
    HELI_PLUGINS: further,
    HELI_DEV: dev,
  }: { readonly HELI_PLUGINS?: string | undefined; readonly HELI_DEV: string },
  root: string,
): string[] => [...(dev === '1' ? [join(root, 'plugins')] : []), ...(further ? [resolve(further)] : [])];
