import { events as cobuilding } from '@heli/contracts/cobuilding';
import { coordination, events as cases } from '@heli/contracts/coordination';
import { events } from '@heli/contracts/incentives';
import type { EventData, EventType, ReadContext } from '@heli/sdk';
import { z } from 'zod';

/** Who may be paid for a fact. */
export interface Entitled {
  readonly units?: readonly string[];
  readonly persons?: readonly string[];
}

/** A kind of fact that rules may pay for: duty done and service given, never what residents are or do. */
export interface Trigger {
  readonly event: EventType;
  readonly holders: readonly ('unit' | 'person')[];
  readonly entitled: (ctx: ReadContext, data: never) => Entitled | Promise<Entitled>;
}

const trigger = <E extends EventType>(
  event: E,
  holders: Trigger['holders'],
  entitled: (ctx: ReadContext, data: EventData<E>) => Entitled | Promise<Entitled>,
): Trigger => ({ event, holders, entitled });

/** The unit that led a case: of its last dispatch. */
async function leadOf(ctx: ReadContext, caseId: string): Promise<Entitled> {
  const card = await ctx.ask(coordination.queries.caseDetail, { id: caseId });
  const lead = card?.history.findLast(({ event }) => event === 'caseDispatched')?.data['leadUnitId'];
  return typeof lead === 'string' ? { units: [lead] } : {};
}

const list: readonly Trigger[] = [
  trigger(events.hoursCounted, ['person', 'unit'], (_ctx, { personId, unitId }) => ({
    persons: [personId],
    ...(unitId !== undefined && { units: [unitId] }),
  })),
  trigger(cobuilding.claimKept, ['unit'], (_ctx, { unitId }) => ({ units: [unitId] })),
  trigger(cobuilding.commitmentKept, ['unit'], (_ctx, { unitId }) => ({ units: [unitId] })),
  trigger(cobuilding.bookingReturned, ['unit'], (_ctx, { ownerUnitId }) => ({ units: [ownerUnitId] })),
  trigger(cobuilding.activityHeld, ['unit'], (_ctx, { unitIds }) => ({ units: unitIds })),
  trigger(cobuilding.projectAccepted, ['unit'], (_ctx, { unitIds }) => ({ units: unitIds })),
  // Archived is final: what is only closed may be reopened.
  trigger(cases.caseArchived, ['unit'], (ctx, { caseId }) => leadOf(ctx, caseId)),
];

export const triggers: ReadonlyMap<string, Trigger> = new Map(list.map((one) => [one.event.type, one]));

export type FieldType = 'string' | 'bool' | 'int' | 'double';
interface Part {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly enum?: readonly unknown[];
}
const typeOf: Readonly<Record<string, FieldType | undefined>> = {
  ...{ string: 'string', boolean: 'bool', integer: 'int', number: 'double' },
};

/** The fields of a fact that an expression may read: words, numbers and yes or no; not lists. */
export function fieldsOf({ event }: Trigger): Readonly<Record<string, FieldType>> {
  const { properties = {} } = z.toJSONSchema(event.data, { unrepresentable: 'any' }) as Part;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, part]) => {
      const type = typeOf[part.type ?? ''];
      return type === undefined ? [] : [[name, type]];
    }),
  );
}
