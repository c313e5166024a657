import type { Actor } from '@heli/core';
import {
  Refusal,
  unitRoles,
  type AnyMechanism,
  type CommandType,
  type QueryType,
  type Role,
} from '@heli/sdk';
import { actor, office, street, type House } from '../../house.js';
import { jsonSchemaOf } from './json-schema.js';
import { smallestOf } from './sample.js';

const nobody = actor('nobody', []);

/** Somebody who may carry out a command, by the first role that its permission names. */
function allowed({ permission }: CommandType): Actor {
  const role = Object.keys(permission.roles)[0] as Role;
  return actor('somebody', [role], street, unitRoles.includes(role) ? 'unit' : undefined);
}

const smallest = (type: CommandType | QueryType): never => smallestOf(jsonSchemaOf(type.input)) as never;

/** What came of a call: an answer, a refusal, or a fault. */
async function outcome(call: Promise<unknown>): Promise<{ refused?: Refusal; fault?: string }> {
  try {
    await call;
    return {};
  } catch (error) {
    return error instanceof Refusal ? { refused: error } : { fault: String(error) };
  }
}

/** Queries that neither answer the office's smallest question nor refuse it; with the cure. */
export async function mute(house: House, { implements: { queries } }: AnyMechanism): Promise<string[]> {
  const wrong: string[] = [];
  for (const query of Object.values(queries)) {
    const { fault } = await outcome(house.ask(query, smallest(query), office));
    if (fault)
      wrong.push(
        `${query.name} fails on ${JSON.stringify(smallest(query))}: ${fault}. Answer, or throw a Refusal.`,
      );
  }
  return wrong;
}

/** Queries that answer otherwise than `whenAbsent` while nobody does it. */
export async function unlikeAbsent(
  house: House,
  { implements: { queries } }: AnyMechanism,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const query of Object.values(queries)) {
    const role = Object.keys(query.permission.roles)[0] as Role;
    const who = actor('somebody', [role], street, unitRoles.includes(role) ? 'unit' : undefined);
    const answer: unknown = await house.ask(query, smallest(query), who);
    if (JSON.stringify(answer) !== JSON.stringify(query.whenAbsent))
      wrong.push(
        `${query.name} answers ${JSON.stringify(answer)} while it is off: correct its "whenAbsent".`,
      );
  }
  return wrong;
}

/** Commands that let somebody without a role through, or take what is no input, or leave a fact behind. */
export async function open(house: House, { implements: { commands } }: AnyMechanism): Promise<string[]> {
  const wrong: string[] = [];
  const before = house.kernel.log.head.seq;
  for (const command of Object.values(commands)) {
    const { refused, fault } = await outcome(house.run(command, smallest(command), nobody));
    if (refused?.code !== 'forbidden' && refused?.code !== 'not-found')
      wrong.push(
        `${command.name} is not closed to who has no role (${fault ?? refused?.key ?? 'done'}): see its permission.`,
      );
    for (const input of badInputs(command)) {
      const bad = await outcome(house.run(command, input, allowed(command)));
      if (bad.refused?.code !== 'invalid')
        wrong.push(
          `${command.name} takes ${JSON.stringify(input)} (${bad.fault ?? bad.refused?.key ?? 'done'}): let its input say what it needs.`,
        );
    }
  }
  if (house.kernel.log.head.seq !== before)
    wrong.push('A refused command has left a fact: emit after the last check.');
  return wrong;
}

/** Not even an object; and an object that lacks what is required. */
function badInputs(command: CommandType): unknown[] {
  const { required = [] } = jsonSchemaOf(command.input);
  const whole = smallest(command) as object;
  const [first] = required;
  return [
    'nonsense',
    ...(first === undefined
      ? []
      : [Object.fromEntries(Object.entries(whole).filter(([name]) => name !== first))]),
  ];
}
