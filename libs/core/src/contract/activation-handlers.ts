import { handle, Refusal, type AnyMechanism, type WriteContext } from '@heli/sdk';
import { installation, systemActor } from '../access/actor.js';
import { Recorders } from '../takeover/recorders.js';
import { Unknown } from '../takeover/unknown.js';
import { commands, events } from './core-contract.js';
import { mechanismOrRefuse, type KernelParts } from './kernel-parts.js';

/** Who takes the step from one mechanism to the other, once it has taken over. */
export const stepTakerName = 'takeover';

/** Another mechanism of the same contract, where it was said to be active. */
interface Rival {
  readonly mechanism: string;
  readonly organisation: string;
}

interface Pending {
  readonly seq: number;
  readonly running: number;
}

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

const others = (parts: KernelParts, { id, implements: contract }: AnyMechanism): AnyMechanism[] =>
  parts
    .registry()
    .implementing(contract.id)
    .filter((other) => other.id !== id);

/** Rivals at an organisation and below; one that is active from above is refused: it is to be ended where it begins. */
function rivalsOf(
  parts: KernelParts,
  mechanism: AnyMechanism,
  organisation: string,
  day: string,
): readonly Rival[] {
  const { activation, tree } = parts;
  const within = (code: string): boolean =>
    organisation === installation || code === organisation || tree.isWithin(code, organisation, day);
  return others(parts, mechanism).flatMap(({ id }) => {
    const own = activation.activatedAt(id).filter(within);
    if (activation.isActive(id, organisation) && !own.includes(organisation))
      throw new Refusal(
        'conflict',
        'core.refusal.rivalMechanism',
        { mechanism: mechanism.id, rival: id },
        'mechanism',
      );
    return own.map((code) => ({ mechanism: id, organisation: code }));
  });
}

/** How far it has taken over at an organisation, if it ever began to. */
export const pendingAt = (
  parts: KernelParts,
  mechanism: string,
  organisation: string,
): Promise<Pending | undefined> =>
  parts.database.sql.writer.get<Pending>(
    'SELECT seq, running FROM core_takeover WHERE mechanism = ? AND organisation = ?',
    mechanism,
    organisation,
  );

/** What a mechanism does not know where it is to be switched on. */
export async function unknownTo(
  parts: KernelParts,
  mechanism: AnyMechanism,
  organisation: string,
  now: string,
): Promise<Unknown> {
  const { database, tree, dayOf } = parts;
  const contract = mechanism.implements.id;
  const recorders = await Recorders.of(contract, database.sql.writer, parts.registry(), tree, dayOf);
  return new Unknown(tree, organisation, dayOf(now), (code) => recorders.unknownTo(mechanism.id, code));
}

/** In one step: the rivals end, the mechanism begins. */
async function switchOver(
  parts: KernelParts,
  ctx: WriteContext,
  { id, implements: { id: contract } }: AnyMechanism,
  rivals: readonly Rival[],
): Promise<void> {
  const reason = 'core.pause.takenOver';
  for (const { mechanism, organisation } of rivals) {
    await setActive(parts, organisation, mechanism, false, ctx.now, reason);
    ctx.emit(events.mechanismDeactivated, {
      data: { mechanism, contract },
      detail: { reason },
      organisation,
      subject: { type: 'core.mechanism', id: mechanism },
    });
  }
  await setActive(parts, ctx.organisation, id, true, ctx.now, null);
  ctx.emit(events.mechanismActivated, {
    data: { mechanism: id, contract },
    subject: { type: 'core.mechanism', id },
  });
  await parts.database.sql.writer.run(
    'DELETE FROM core_takeover WHERE mechanism = ? AND organisation = ?',
    id,
    ctx.organisation,
  );
}

/** It takes over beside what goes on, and is switched on when it knows all that was recorded. */
async function begin(
  parts: KernelParts,
  ctx: WriteContext,
  { id, implements: { id: contract } }: AnyMechanism,
): Promise<void> {
  await parts.database.sql.writer.run(
    `INSERT INTO core_takeover (mechanism, organisation, contract, seq, running) VALUES (?, ?, ?, 0, 1)
     ON CONFLICT (mechanism, organisation) DO UPDATE SET running = 1`,
    id,
    ctx.organisation,
    contract,
  );
  ctx.emit(events.mechanismTakeoverBegun, {
    data: { mechanism: id, contract },
    subject: { type: 'core.mechanism', id },
  });
}

export const activationHandlers = (parts: KernelParts) => ({
  activateMechanism: handle(commands.activateMechanism, async (ctx, { mechanism: id }) => {
    const mechanism = mechanismOrRefuse(parts, id);
    const { organisation } = ctx;
    const contract = mechanism.implements.id;
    const rivals = rivalsOf(parts, mechanism, organisation, parts.dayOf(ctx.now));
    const pending = await pendingAt(parts, id, organisation);
    const running = pending?.running === 1;
    const busy = parts.activation.takenOverBy(contract, organisation);
    if (busy !== undefined && !running)
      throw new Refusal('conflict', 'core.refusal.mechanismTakingOver', { mechanism: busy, organisation });
    // Called off while the step was on its way.
    if (ctx.actorId === systemActor(stepTakerName).id && !running) return { takingOver: false };
    const unknown = await unknownTo(parts, mechanism, organisation, ctx.now);
    const behind = await unknown.any(parts.database.sql.writer, contract, pending?.seq ?? 0);
    if (!behind && (running || rivals.length === 0)) {
      await switchOver(parts, ctx, mechanism, rivals);
      return { takingOver: false };
    }
    if (mechanism.takesOver.length === 0)
      throw new Refusal('conflict', 'core.refusal.cannotTakeOver', { mechanism: id, contract }, 'mechanism');
    if (running)
      throw new Refusal('conflict', 'core.refusal.mechanismTakingOver', { mechanism: id, organisation });
    await begin(parts, ctx, mechanism);
    return { takingOver: true };
  }),

  deactivateMechanism: handle(commands.deactivateMechanism, async (ctx, { mechanism: id, reason }) => {
    const contract = mechanismOrRefuse(parts, id).implements.id;
    if (parts.activation.isAlwaysActive(id))
      throw new Refusal('conflict', 'core.refusal.alwaysActive', { mechanism: id }, 'mechanism');
    const stopped = await parts.database.sql.writer.run(
      'UPDATE core_takeover SET running = 0 WHERE mechanism = ? AND organisation = ? AND running = 1',
      id,
      ctx.organisation,
    );
    const subject = { type: 'core.mechanism', id };
    if (stopped > 0) {
      // What it has taken over is kept: it goes on from there when it is asked again.
      ctx.emit(events.mechanismTakeoverStopped, {
        data: { mechanism: id, contract },
        detail: { reason },
        subject,
      });
      return {};
    }
    await setActive(parts, ctx.organisation, id, false, ctx.now, reason);
    ctx.emit(events.mechanismDeactivated, { data: { mechanism: id, contract }, detail: { reason }, subject });
    return {};
  }),
});
