import { answer, handle, Refusal, type ReadContext } from '@heli/sdk';
import type { Activation } from '../activation/activation.js';
import { parseInput } from '../command/parse.js';
import type { Database } from '../database/database.js';
import type { Erasure } from '../erasure/erasure.js';
import type { Paused } from '../fault/breakers.js';
import type { Guard } from '../fault/guard.js';
import type { Registry } from '../registry/registry.js';
import { commands, events, queries } from './core-contract.js';

/** What the kernel knows of itself by the time a handler runs. */
export interface KernelParts {
  readonly database: Database;
  readonly registry: () => Registry;
  readonly activation: Activation;
  readonly guard: Guard;
  readonly head: () => number;
  readonly erasure: Erasure;
}

const mechanismOrRefuse = (parts: KernelParts, id: string) => {
  const mechanism = parts.registry().mechanism(id);
  if (!mechanism || id === 'core')
    throw new Refusal('not-found', 'core.refusal.unknownMechanism', { mechanism: id }, 'mechanism');
  return mechanism;
};

async function setActive(
  parts: KernelParts,
  organisation: string,
  mechanism: string,
  active: boolean,
  now: string,
  reason: string | null,
): Promise<void> {
  await parts.database.sql.writer.run(
    `INSERT INTO core_activation VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (organisation, mechanism) DO UPDATE SET active = excluded.active, since = excluded.since, reason = excluded.reason`,
    organisation,
    mechanism,
    active ? 1 : 0,
    now,
    reason,
  );
}

export const mechanismHandlers = (parts: KernelParts) => ({
  activateMechanism: handle(commands.activateMechanism, async (ctx, { mechanism: id }) => {
    const mechanism = mechanismOrRefuse(parts, id);
    const rival = parts
      .registry()
      .implementing(mechanism.implements.id)
      .find((m) => m.id !== id && parts.activation.isActive(m.id, ctx.organisation));
    if (rival)
      throw new Refusal(
        'conflict',
        'core.refusal.rivalMechanism',
        { mechanism: id, rival: rival.id },
        'mechanism',
      );
    await setActive(parts, ctx.organisation, id, true, ctx.now, null);
    ctx.emit(events.mechanismActivated, { data: { mechanism: id }, subject: { type: 'core.mechanism', id } });
    return {};
  }),

  deactivateMechanism: handle(commands.deactivateMechanism, async (ctx, { mechanism: id, reason }) => {
    mechanismOrRefuse(parts, id);
    if (parts.activation.isAlwaysActive(id))
      throw new Refusal('conflict', 'core.refusal.alwaysActive', { mechanism: id }, 'mechanism');
    await setActive(parts, ctx.organisation, id, false, ctx.now, reason);
    ctx.emit(events.mechanismDeactivated, {
      data: { mechanism: id },
      detail: { reason },
      subject: { type: 'core.mechanism', id },
    });
    return {};
  }),

  tryMechanism: handle(commands.tryMechanism, async (_ctx, { mechanism: id }) => {
    mechanismOrRefuse(parts, id);
    parts.guard.breakers.tryNow(id);
    return {};
  }),

  changeSettings: handle(commands.changeSettings, async (ctx, input) => {
    const mechanism = mechanismOrRefuse(parts, input.mechanism);
    const value = parseInput(mechanism.settings.schema, input.settings);
    const today = ctx.clock.dayOf(ctx.now);
    const effectiveFrom = input.effectiveFrom ?? today;
    if (effectiveFrom < today)
      throw new Refusal('invalid', 'core.refusal.settingsInThePast', { day: effectiveFrom }, 'effectiveFrom');
    const { writer } = parts.database.sql;
    const last = await writer.get<{ version: number }>(
      'SELECT MAX(version) AS version FROM core_settings WHERE mechanism = ?',
      input.mechanism,
    );
    const version = (last?.version ?? 0) + 1;
    await writer.run(
      'INSERT INTO core_settings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ctx.organisation,
      input.mechanism,
      version,
      effectiveFrom,
      JSON.stringify(value),
      ctx.actorId,
      input.reason,
      input.legalBasis ?? null,
      ctx.now,
    );
    ctx.emit(events.settingsChanged, {
      data: { mechanism: input.mechanism, version, effectiveFrom },
      detail: { reason: input.reason },
    });
    return { version };
  }),
});

export const mechanismAnswers = (parts: KernelParts) => ({
  settings: answer(queries.settings, async (ctx, { mechanism: id }) => {
    const mechanism = mechanismOrRefuse(parts, id);
    const inForce = parts.activation.settingsOf(id, ctx.organisation);
    return {
      version: inForce.version,
      value: JSON.parse(JSON.stringify(inForce.read(mechanism.settings))) as never,
    };
  }),

  mechanismStates: answer(queries.mechanismStates, async (ctx) => {
    const rows = await parts.database.sql.reader.all<{ name: string; seq: number }>(
      'SELECT name, seq FROM core_cursor',
    );
    const cursors = new Map(rows.map((row) => [row.name, row.seq]));
    const mechanisms = parts.registry().mechanisms.filter(({ id }) => id !== 'core');
    const paused = await pausedWithin(parts, ctx);
    return mechanisms.map(({ id }) => {
      const cursor = cursors.get(id) ?? 0;
      const active = parts.activation.isActive(id, ctx.organisation);
      return {
        mechanism: id,
        active,
        always: parts.activation.isAlwaysActive(id),
        reason: active ? null : (parts.activation.pauseOf(id, ctx.organisation)?.reason ?? null),
        cursor,
        lag: parts.head() - cursor,
        faults: parts.guard.book
          .list()
          .filter((fault) => fault.mechanism === id)
          .map(({ phase, at, message, count }) => ({ phase, at, message, count })),
        paused: paused
          .filter((work) => work.mechanism === id)
          .map(({ mechanism: _mechanism, organisation: _organisation, ...rest }) => rest),
      };
    });
  }),
});

/** What is paused everywhere, or at an organisation that the one who asks addresses. */
async function pausedWithin(parts: KernelParts, ctx: ReadContext): Promise<Paused[]> {
  const paused = parts.guard.breakers.list();
  if (paused.length === 0) return paused;
  const codes = new Set(['', (await ctx.directory.organisations()).map(({ code }) => code)].flat());
  return paused.filter(({ organisation }) => codes.has(organisation));
}
