import { coordination } from '@heli/contracts/coordination';
import {
  defineSettings,
  Refusal,
  type OutputOf,
  type SettingsOf,
  type Span,
  type WorkClock,
} from '@heli/sdk';
import { z } from 'zod';

const whole = z.number().int().min(1).max(10_000);

/** Few things can be set: the times of handling are what they are. */
export const settings = defineSettings(
  z.strictObject({
    returnHours: whole.default(4),
    arbitrationAt: whole.default(3),
    reopenDays: whole.default(15),
    dueSoonHours: whole.default(24),
  }),
);
export type Rules = SettingsOf<typeof settings>;

type Rule = OutputOf<typeof coordination.queries.rules>[number];

const natural = (span: Span): Rule['sign'] => ({ clock: 'natural', ...span });
const normal = {
  severity: 'normal',
  sign: { clock: 'workday', hours: 4 },
  contact: natural({ hours: 24 }),
  verify: natural({ days: 2 }),
} as const;
const urgent = {
  severity: 'urgent',
  sign: natural({ hours: 2 }),
  contact: natural({ hours: 2 }),
  verify: natural({ days: 1 }),
} as const;

export const times: readonly Rule[] = [
  {
    ...{
      category: '*',
      severity: 'emergency',
      sign: natural({ minutes: 30 }),
      contact: natural({ hours: 1 }),
    },
    ...{ handle: natural({ hours: 2 }), verify: natural({ hours: 2 }) },
  },
  { category: '*', ...urgent, handle: natural({ days: 3 }) },
  { category: '*', ...normal, handle: natural({ days: 7 }) },
  { category: 'utilities', ...urgent, handle: natural({ hours: 12 }) },
  { category: 'utilities', ...normal, handle: natural({ hours: 24 }) },
  { category: 'disputes', ...normal, handle: natural({ days: 15 }) },
];

export const categories = `environment environment.litter environment.greenery environment.noise facilities
  facilities.road facilities.light facilities.drain utilities utilities.water utilities.power utilities.gas
  utilities.heat property traffic safety disputes services other`.split(/\s+/);

export const wordOf = (category: string): string => `coordination.category.${category}`;

export const minutesToArrive = { emergency: 30, enforcement: 120, residents: 1440 } as const;

/** When a case of a category and a severity is to be signed, contacted and closed, from its dispatch. */
export function duesOf(category: string, severity: string, from: string, clock: WorkClock) {
  const above = (rule: Rule): boolean =>
    category === rule.category || category.startsWith(`${rule.category}.`);
  const fitting = times.filter(
    (rule) => rule.severity === severity && (rule.category === '*' || above(rule)),
  );
  const rule = fitting.find(({ category: of }) => of !== '*') ?? fitting[0];
  if (!rule) throw new Refusal('conflict', 'coordination.refusal.noRule', { category });
  const after = (start: string, { clock: kind, ...span }: Rule['sign']): string =>
    clock.add(start, span, kind);
  const dueHandle = after(from, rule.handle);
  return {
    ...{ due: after(dueHandle, rule.verify), dueHandle, clock: rule.handle.clock },
    ...{ dueSign: after(from, rule.sign), dueContact: after(from, rule.contact) },
  };
}

export function checkCategory(category: string | undefined): void {
  if (category !== undefined && !categories.includes(category))
    throw new Refusal('invalid', 'coordination.refusal.unknownCategory', {}, 'category');
}
