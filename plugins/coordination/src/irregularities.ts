import type { Irregularity } from '@heli/contracts/coordination';

/** What a record brought from another system says, in comparable times. */
export interface SourceRecord {
  readonly filedAt: string;
  readonly due?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly events: readonly { readonly at: string; readonly resource?: string | undefined }[];
}

/** How the record contradicts itself or our rules; it is brought in all the same, by its dates (domain.md, section 12). */
export function irregularitiesOf({ filedAt, due, closedAt, events }: SourceRecord): Irregularity[] {
  const first = events.reduce<string | undefined>(
    (least, { at }) => (!least || at < least ? at : least),
    undefined,
  );
  const clerks = new Set(events.map((event) => event.resource).filter((resource) => resource !== undefined));
  const found: Record<Irregularity, boolean> = {
    oneClerkOnly: clerks.size === 1,
    eventsAfterEnd: closedAt !== undefined && events.some((event) => event.at > closedAt),
    endBeforeFirstEvent: closedAt !== undefined && first !== undefined && closedAt < first,
    deadlineBeforeFirstEvent: due !== undefined && first !== undefined && due < first,
    endBeforeStart: closedAt !== undefined && closedAt < filedAt,
  };
  return (Object.keys(found) as Irregularity[]).filter((kind) => found[kind]);
}
