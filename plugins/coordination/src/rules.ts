import type { severities } from '@heli/contracts/coordination';
import { Refusal, type Span, type WorkClock } from '@heli/sdk';
import type { Rule, Rules } from './settings.js';

type Severity = (typeof severities)[number];

/** The category itself, its ancestors, and last the rule for all: `a.b`, `a`, `*`. */
function lineOf(category: string): string[] {
  const parts = category.split('.');
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join('.')), '*'];
}

/**
 * The nearest rule of times for a category and a severity.
 * @throws Refusal when the rules in force cover neither
 */
export function ruleFor(rules: Pick<Rules, 'rules'>, category: string, severity: Severity): Rule {
  for (const id of lineOf(category)) {
    const rule = rules.rules.find(
      (candidate) => candidate.category === id && candidate.severity === severity,
    );
    if (rule) return rule;
  }
  throw new Refusal('conflict', 'coordination.refusal.noRule', { category });
}

export interface Dues {
  readonly due: string;
  readonly dueSign: string;
  readonly dueContact: string;
  readonly dueHandle: string;
}

/** Fixed at dispatch by the rule in force then; a case is due when it should be handled and verified. */
export function duesFrom(rule: Rule, dispatchedAt: string, clock: WorkClock): Dues {
  const after = (from: string, { clock: kind, ...span }: Rule['sign']): string =>
    clock.add(from, span satisfies Span, kind);
  const dueHandle = after(dispatchedAt, rule.handle);
  return {
    due: after(dueHandle, rule.verify),
    dueSign: after(dispatchedAt, rule.sign),
    dueContact: after(dispatchedAt, rule.contact),
    dueHandle,
  };
}

/** @throws Refusal when the settings in force name no such category */
export function checkCategory(rules: Pick<Rules, 'categories'>, category: string): void {
  if (!rules.categories.some((entry) => entry.id === category))
    throw new Refusal('invalid', 'coordination.refusal.unknownCategory', {}, 'category');
}

/** A shipped category's locale key, or the name the sub-district gave to its own. */
export const categoryWord = (rules: Pick<Rules, 'categories'>, category: string): string =>
  rules.categories.find((entry) => entry.id === category)?.name ?? `coordination.category.${category}`;
