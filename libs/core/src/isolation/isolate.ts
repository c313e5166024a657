import { defineSettings, type AnyMechanism, type QueryType, type WriteContext } from '@heli/sdk';
import { z } from 'zod';
import { scopeOf } from '../database/row-filter.js';
import { carryOut } from './house-calls.js';
import type { Host } from './host.js';
import { limitedContract } from './limit-contract.js';
import type { Circumstances, HandlerName, Wish } from './messages.js';

/** Settings as they are stored, whatever they are. */
const asStored = defineSettings(z.unknown());

/** What a proxy of a handler stands on. */
interface Far {
  readonly mechanism: AnyMechanism;
  readonly host: Host;
  readonly queryNamed: (name: string) => QueryType | undefined;
}

/** A mechanism of which the house runs what it declares, and a thread of its own what it does. */
export function isolated(mechanism: AnyMechanism, host: Host, queryNamed: Far['queryNamed']): AnyMechanism {
  const far: Far = { mechanism, host, queryNamed };
  const commands = Object.entries(mechanism.commands).map(([name, { of }]) => [
    name,
    {
      of,
      handle: (context: WriteContext, input: unknown) =>
        run(far, { kind: 'command', name }, context, input, of.secret),
    },
  ]);
  const queries = Object.entries(mechanism.queries).map(([name, { of }]) => [
    name,
    {
      of,
      answer: (context: WriteContext, input: unknown) => run(far, { kind: 'query', name }, context, input),
    },
  ]);
  return {
    ...mechanism,
    implements: limitedContract(mechanism.implements),
    commands: Object.fromEntries(commands) as AnyMechanism['commands'],
    queries: Object.fromEntries(queries) as AnyMechanism['queries'],
    reactions: mechanism.reactions.map((reaction, place) => ({
      ...reaction,
      react: async (context, fact) => {
        await run(far, { kind: 'reaction', place }, context, fact);
      },
    })),
    takesOver: mechanism.takesOver.map((takeover, place) => ({
      ...takeover,
      take: async (context, fact) => {
        await run(far, { kind: 'takeover', place }, context as WriteContext, fact);
      },
    })),
  };
}

async function run(
  { mechanism, host, queryNamed }: Far,
  handler: HandlerName,
  context: WriteContext,
  given: unknown,
  blind = false,
): Promise<unknown> {
  const parts = { context, queryNamed, tables: `${mechanism.id.replaceAll('-', '_')}_` };
  const { output, wishes } = await host.run(handler, given, circumstancesOf(context, blind), (name, asked) =>
    carryOut(parts, name, asked),
  );
  for (const wish of wishes) carryOutWish(mechanism, context, wish);
  return output;
}

/** @param blind whether it sees no rows: a secret command */
function circumstancesOf(context: WriteContext, blind: boolean): Circumstances {
  const { organisation, actorId, actorPersonId, actorUnitIds, now, settingsVersion, logHead } = context;
  return {
    ...{ organisation, actorId, actorPersonId, now, settingsVersion, logHead },
    actorUnitIds: [...((actorUnitIds as readonly string[] | undefined) ?? [])],
    settings: context.settings(asStored),
    rows: blind ? undefined : scopeOf(context.em),
  };
}

function carryOutWish({ implements: contract }: AnyMechanism, context: WriteContext, wish: Wish): void {
  if (wish.does === 'forget') return context.forget(wish.key);
  const event = Object.values(contract.events).find(({ type }) => type === wish.event);
  if (!event) throw new Error(`"${wish.event}" is a fact of another contract.`);
  if (wish.does === 'emit') context.emit(event, wish.given as never);
  else context.remind(wish.key, wish.at, event, wish.given as never);
}
