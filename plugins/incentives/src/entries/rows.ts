import type { incentives } from '@heli/contracts/incentives';
import type { OutputOf, ReadContext } from '@heli/sdk';
import type { EntryItem } from '../entities/entry.entity.js';
import { holderNames } from '../shared/holder.js';

type Row = OutputOf<typeof incentives.queries.entries>[number];

export async function entryRows(ctx: ReadContext, found: readonly EntryItem[]): Promise<Row[]> {
  const nameOf = await holderNames(ctx, found);
  return found.map((item) => ({
    ...{ id: item.id, entryId: item.id, code: item.code, version: item.version, holder: nameOf(item) },
    ...{ unitId: item.unit ?? null, organisation: item.organisation, amount: item.amount, at: item.at },
    ...{ trigger: item.trigger.replace('.', '.event.'), state: item.state, flags: [...item.flags] },
    ...{ subjectKind: 'entry', subjectId: item.id },
  }));
}
