import { installation } from '../access/actor.js';
import type { CommandCall } from '../command/call.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';
import type { Audit } from './audit.js';

interface Parts {
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly audit: Pick<Audit, 'note'>;
}

/**
 * Writes down a command that was refused before its turn: not who failed to cast a secret vote, and not what somebody
 * made up for a name.
 */
export function noteRefused({ registry, tree, audit }: Parts, call: CommandCall, error: unknown): void {
  const { actor, name, requestId } = call;
  const type = registry.command(name);
  if (!type || type.secret) return;
  const isKnown = call.organisation === installation || tree.has(call.organisation);
  const organisation = isKnown ? call.organisation : '';
  audit.note({ actorId: actor.id, action: name, organisation, error, requestId });
}
