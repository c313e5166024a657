import { answer, handle, Refusal, type AnyMechanism, type ReadContext, type WriteContext } from '@heli/sdk';
import { parseInput } from '../command/parse.js';
import { installation } from '../access/actor.js';
import { mechanismOrRefuse, type KernelParts } from './kernel-parts.js';
import {
  settingsCommands as commands,
  settingsEvents as events,
  settingsQueries as queries,
} from './settings-contract.js';

/**
 * A mechanism whose rules are set at the organisation; the house's own are set for all of it.
 * @throws Refusal not-found | conflict
 */
function withSettings(parts: KernelParts, { organisation }: ReadContext, id: string): AnyMechanism {
  const house = id === 'core' ? parts.registry().mechanism('core') : undefined;
  if (!house) return mechanismOrRefuse(parts, id);
  if (organisation !== installation)
    throw new Refusal('conflict', 'core.refusal.settingsOfTheHouse', {}, 'mechanism');
  return house;
}

interface VersionRow {
  readonly organisation: string;
  readonly version: number;
  readonly effective_from: string;
  readonly value: string;
  readonly author_id: string;
  readonly reason: string;
  readonly legal_basis: string | null;
  readonly resolution: string | null;
  readonly recorded_at: string;
  readonly withdrawn: number;
}

interface DraftRow {
  readonly value: string;
  readonly author_id: string;
  readonly saved_at: string;
}

const draftOf = (
  { database }: KernelParts,
  side: 'reader' | 'writer',
  { organisation }: ReadContext,
  mechanism: string,
): Promise<DraftRow | undefined> =>
  database.sql[side].get<DraftRow>(
    'SELECT value, author_id, saved_at FROM core_settings_draft WHERE organisation = ? AND mechanism = ?',
    organisation,
    mechanism,
  );

const discard = (
  { database }: KernelParts,
  { organisation }: ReadContext,
  mechanism: string,
): Promise<number> =>
  database.sql.writer.run(
    'DELETE FROM core_settings_draft WHERE organisation = ? AND mechanism = ?',
    organisation,
    mechanism,
  );

/** Where a mechanism wants it, two people and a resolution stand behind a version (domain.md, RuleSet). */
function refuseUnadopted(
  mechanism: AnyMechanism,
  draft: DraftRow | undefined,
  { actorId }: WriteContext,
  resolution: string | undefined,
): void {
  if (!mechanism.settings.adoptedByResolution) return;
  if (resolution === undefined)
    throw new Refusal('invalid', 'core.refusal.settingsNeedResolution', {}, 'resolution');
  if (!draft || draft.author_id === actorId)
    throw new Refusal('conflict', 'core.refusal.settingsNeedSecondPerson', {});
}

async function nextVersion({ database }: KernelParts, mechanism: string): Promise<number> {
  const last = await database.sql.writer.get<{ version: number }>(
    'SELECT MAX(version) AS version FROM core_settings WHERE mechanism = ?',
    mechanism,
  );
  return (last?.version ?? 0) + 1;
}

const columns =
  'organisation, mechanism, version, effective_from, value, author_id, reason, legal_basis, recorded_at, resolution';

export const settingsHandlers = (parts: KernelParts) => ({
  changeSettings: handle(commands.changeSettings, async (ctx, input) => {
    const mechanism = withSettings(parts, ctx, input.mechanism);
    const value = parseInput(mechanism.settings.schema, input.settings);
    const today = ctx.clock.dayOf(ctx.now);
    const effectiveFrom = input.effectiveFrom ?? today;
    if (effectiveFrom < today)
      throw new Refusal('invalid', 'core.refusal.settingsInThePast', { day: effectiveFrom }, 'effectiveFrom');
    refuseUnadopted(mechanism, await draftOf(parts, 'writer', ctx, mechanism.id), ctx, input.resolution);
    const version = await nextVersion(parts, mechanism.id);
    await parts.database.sql.writer.run(
      `INSERT INTO core_settings (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ctx.organisation,
      mechanism.id,
      version,
      effectiveFrom,
      JSON.stringify(value),
      ctx.actorId,
      input.reason,
      input.legalBasis ?? null,
      ctx.now,
      input.resolution ?? null,
    );
    await discard(parts, ctx, mechanism.id);
    const { resolution } = input;
    ctx.emit(events.settingsChanged, {
      data: {
        mechanism: mechanism.id,
        version,
        effectiveFrom,
        ...(resolution !== undefined && { resolution }),
      },
      detail: { reason: input.reason },
    });
    return { version };
  }),

  draftSettings: handle(commands.draftSettings, async (ctx, { mechanism: id, settings }) => {
    const mechanism = withSettings(parts, ctx, id);
    const value = parseInput(mechanism.settings.schema, settings);
    await discard(parts, ctx, id);
    await parts.database.sql.writer.run(
      'INSERT INTO core_settings_draft VALUES (?, ?, ?, ?, ?)',
      ctx.organisation,
      id,
      JSON.stringify(value),
      ctx.actorId,
      ctx.now,
    );
    return {};
  }),

  discardSettingsDraft: handle(commands.discardSettingsDraft, async (ctx, { mechanism: id }) => {
    withSettings(parts, ctx, id);
    await discard(parts, ctx, id);
    return {};
  }),

  withdrawSettings: handle(commands.withdrawSettings, async (ctx, { mechanism: id, version, reason }) => {
    withSettings(parts, ctx, id);
    const taken = await parts.database.sql.writer.run(
      `UPDATE core_settings SET withdrawn = 1
       WHERE organisation = ? AND mechanism = ? AND version = ? AND effective_from > ? AND withdrawn = 0`,
      ctx.organisation,
      id,
      version,
      ctx.clock.dayOf(ctx.now),
    );
    if (taken === 0) throw new Refusal('conflict', 'core.refusal.settingsNotPlanned', { version }, 'version');
    ctx.emit(events.settingsWithdrawn, { data: { mechanism: id, version }, detail: { reason } });
    return {};
  }),
});

/** Queries whose answers show what a change does: what walls show, and what the mechanism names. */
const triedOf = ({ implements: contract, settings }: AnyMechanism): string[] => [
  ...settings.tried.map((name) => `${contract.id}.${name}`),
  ...Object.values(contract.queries)
    .filter(({ live }) => live !== undefined)
    .map(({ name }) => name),
];

export const settingsAnswers = (parts: KernelParts) => ({
  settings: answer(queries.settings, async (ctx, { mechanism: id }) => {
    const mechanism = withSettings(parts, ctx, id);
    const inForce = parts.activation.settingsOf(id, ctx.organisation);
    const draft = await draftOf(parts, 'reader', ctx, id);
    const names = await ctx.directory.actors(draft ? [draft.author_id] : []);
    return {
      version: inForce.version,
      value: JSON.parse(JSON.stringify(inForce.read(mechanism.settings))) as never,
      organisation: inForce.organisation ?? null,
      effectiveFrom: inForce.effectiveFrom ?? null,
      adoptedByResolution: mechanism.settings.adoptedByResolution,
      tried: triedOf(mechanism),
      draft: draft
        ? {
            value: JSON.parse(draft.value) as never,
            author: names[0]?.name ?? null,
            own: draft.author_id === ctx.actorId,
            savedAt: draft.saved_at,
          }
        : null,
    };
  }),

  settingsHistory: answer(queries.settingsHistory, async (ctx, { mechanism: id }) => {
    withSettings(parts, ctx, id);
    const today = ctx.clock.dayOf(ctx.now);
    const line = [...parts.tree.lineOf(ctx.organisation, today), installation];
    const rows = await parts.database.sql.reader.all<VersionRow>(
      `SELECT ${columns}, withdrawn FROM core_settings
       WHERE mechanism = ? AND organisation IN (${line.map(() => '?').join(',')}) ORDER BY version DESC LIMIT 200`,
      id,
      ...line,
    );
    const { version: current } = parts.activation.settingsOf(id, ctx.organisation);
    const people = await ctx.directory.actors([...new Set(rows.map(({ author_id }) => author_id))]);
    const names = new Map(people.map(({ id: account, name }) => [account, name]));
    const stateOf = ({ version, effective_from, withdrawn }: VersionRow) => {
      if (withdrawn === 1) return 'withdrawn' as const;
      if (version === current) return 'inForce' as const;
      return effective_from > today ? ('planned' as const) : ('past' as const);
    };
    return rows.map((row) => ({
      version: row.version,
      organisation: row.organisation,
      effectiveFrom: row.effective_from,
      state: stateOf(row),
      value: JSON.parse(row.value) as never,
      author: names.get(row.author_id) ?? null,
      reason: row.reason,
      legalBasis: row.legal_basis,
      resolution: row.resolution,
      recordedAt: row.recorded_at,
    }));
  }),
});
