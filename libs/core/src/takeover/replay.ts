import type { EntityManager } from '@mikro-orm/core';
import { Refusal, type AnyMechanism, type FactWithDetail, type TakeoverContext } from '@heli/sdk';
import type { Activation } from '../activation/activation.js';
import { newId } from '../clock/id.js';
import type { ChineseWorkClock } from '../clock/work-clock.js';
import { frozen } from '../fault/freeze.js';
import type { Guard } from '../fault/guard.js';
import { refuseLate } from '../fault/limits.js';
import type { Work } from '../fault/work.js';
import { applyScope } from '../database/row-filter.js';

export interface ReplayParts {
  readonly activation: Activation;
  readonly workClock: ChineseWorkClock;
  readonly guard: Guard;
}

/**
 * Gives a mechanism facts that others have recorded, one after the other, each as a handler of its own.
 * @throws MechanismFault for whatever it throws: a fact can't be refused
 */
export async function replay(
  parts: ReplayParts,
  mechanism: AnyMechanism,
  em: EntityManager,
  facts: readonly FactWithDetail[],
): Promise<void> {
  applyScope(em, {});
  for (const fact of facts) {
    const work = workOf(mechanism, fact.organisation);
    const wanted = mechanism.takesOver.filter(({ of }) => of.type === fact.type);
    const { context, revoke } = openContext(parts, mechanism, em, fact);
    try {
      await parts.guard.run(work, async () => {
        for (const { take } of wanted) await take(context, frozen(fact) as never);
        await em.flush();
      });
    } catch (error) {
      throw error instanceof Refusal ? parts.guard.attribute(work, error) : error;
    } finally {
      revoke();
    }
    em.clear();
  }
}

const workOf = ({ id, implements: contract }: AnyMechanism, organisation: string): Work => ({
  mechanism: id,
  phase: 'command',
  handler: `${contract.id}.takeOver`,
  organisation,
});

function openContext(
  { activation, workClock }: ReplayParts,
  { id }: AnyMechanism,
  em: EntityManager,
  { organisation, recordedAt }: FactWithDetail,
): { context: TakeoverContext; revoke: () => void } {
  const inForce = activation.settingsOf(id, organisation);
  let open = true;
  const context: TakeoverContext = Object.freeze({
    organisation,
    now: recordedAt,
    clock: workClock.forHandlers,
    settingsVersion: inForce.version,
    settings: ((settings) => frozen(inForce.read(settings))) as TakeoverContext['settings'],
    get em() {
      refuseLate();
      if (!open) throw new Error('The context was used after its handler had ended.');
      return em;
    },
    id: () => newId(recordedAt),
  });
  return { context, revoke: () => void (open = false) };
}
