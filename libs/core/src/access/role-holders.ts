import { z } from 'zod';
import {
  roleHolder,
  unitRoles,
  type AnyMechanism,
  type Contract,
  type Role,
  type RoleHolder,
} from '@heli/sdk';
import type { Activation } from '../activation/activation.js';
import type { Database } from '../database/database.js';
import { isStorageFault, MechanismFault, MechanismPaused } from '../fault/faults.js';
import type { Guard } from '../fault/guard.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Queries } from '../query/queries.js';
import type { Registry } from '../registry/registry.js';
import { systemActor } from './actor.js';

/** Given by hand alone, or to a device: no post makes somebody an administrator. */
const neverByPost: readonly Role[] = ['administrator', 'developer', 'display'];

/** More than a city has posts; what answers more has gone wrong. */
const answerSchema = z.array(roleHolder).max(50_000);

export interface HolderParts {
  readonly database: Database;
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly activation: Activation;
  readonly guard: Guard;
  readonly queries: Queries;
}

/** The contracts whose posts give roles. */
export const grantingContracts = (registry: Registry): Contract[] => {
  const contracts = registry.mechanisms.map(({ implements: contract }) => contract);
  return [...new Map(contracts.filter(({ grants }) => grants).map((each) => [each.id, each])).values()];
};

/**
 * Who holds which role by a post, as all mechanisms of a contract tell it where they are active.
 * @throws MechanismFault or MechanismPaused; of a contract that tells something wrong, nothing is taken over
 */
export async function roleHoldersOf(
  parts: HolderParts,
  contract: Contract,
  today: string,
): Promise<RoleHolder[]> {
  const holders: RoleHolder[] = [];
  for (const mechanism of parts.registry.implementing(contract.id))
    for (const organisation of topmost(parts, mechanism, today))
      holders.push(...(await holdersAt(parts, mechanism, organisation, today)));
  return holders;
}

/** Where a mechanism is active and was not just above. */
function topmost({ tree, activation }: HolderParts, { id }: AnyMechanism, today: string): string[] {
  return tree.codes().filter((code) => {
    const above = tree.parentOf(code, today);
    return activation.isActive(id, code) && (above === undefined || !activation.isActive(id, above));
  });
}

async function holdersAt(
  parts: HolderParts,
  mechanism: AnyMechanism,
  organisation: string,
  today: string,
): Promise<RoleHolder[]> {
  const { grants, queries } = mechanism.implements;
  const query = queries[grants!.query]!;
  try {
    const answered = await parts.queries.answer(systemActor(mechanism.id), organisation, query, {});
    const holders = answerSchema.parse(answered);
    await requireSound(parts, holders, organisation, today);
    // Where it is switched off below, its posts give nothing.
    return holders.filter((each) => parts.activation.isActive(mechanism.id, each.organisation));
  } catch (error) {
    if (error instanceof MechanismFault || error instanceof MechanismPaused || isStorageFault(error))
      throw error;
    const work = { mechanism: mechanism.id, phase: 'query', handler: query.name, organisation } as const;
    throw parts.guard.attribute(work, error);
  }
}

/** @throws Error with a sentence for whoever wrote the plugin */
async function requireSound(
  { database, tree }: HolderParts,
  holders: readonly RoleHolder[],
  asked: string,
  today: string,
): Promise<void> {
  const units = await database.sql.reader.all<{ id: string }>('SELECT id FROM core_unit');
  const known = new Set(units.map(({ id }) => id));
  for (const { role, organisation, unitId } of holders) {
    if (neverByPost.includes(role)) throw new Error(`No post may give the role "${role}".`);
    if (!tree.isWithin(organisation, asked, today))
      throw new Error(`A post gives a role at "${organisation}", which is not at or below "${asked}".`);
    if (unitRoles.includes(role) !== (unitId !== null))
      throw new Error(`A post gives the role "${role}" ${unitId === null ? 'for no unit' : 'for a unit'}.`);
    if (unitId !== null && !known.has(unitId))
      throw new Error(`A post gives a role for the unit "${unitId}", which is not there.`);
  }
}
