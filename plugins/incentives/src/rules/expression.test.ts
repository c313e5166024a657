import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@heli/sdk';
import { checkExpressions, paysOf } from './expression.js';
import { fieldsOf, triggers } from './triggers.js';

const claim = triggers.get('cobuilding.claimKept')!;
const hours = triggers.get('incentives.hoursCounted')!;
const said = (condition: string, amount: string): string | undefined => {
  try {
    checkExpressions(claim, { condition, amount });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.field} ${error.key.replace('incentives.refusal.', '')}`;
    throw error;
  }
};

describe('an expression', () => {
  it.each([
    ['true', '2', undefined],
    ['!fact.late && fact.kind == "venue"', '3', undefined],
    ['fact.kind in ["venue", "fund"]', 'fact.late ? 1 : 2', undefined],
    ['fact.nothing', '1', 'condition expressionWrong'],
    ['fact.late &&', '1', 'condition expressionWrong'],
    ['1', '1', 'condition expressionType'],
    ['true', '"two"', 'amount expressionType'],
    ['true', 'fact.kind + 1', 'amount expressionWrong'],
    ['[1].all(a, [2].all(b, a == b))', '1', 'condition expressionLoops'],
    ['"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")', '1', 'condition expressionCall'],
    ['cel.bind(a, "xx", size(a + a) > 3)', '1', 'condition expressionCall'],
    ['fact.kind in (["venue"])', 'size(fact.kind)', undefined],
    [`${'('.repeat(50)}true${')'.repeat(50)}`, '1', 'condition expressionWrong'],
    [Array.from({ length: 120 }, () => 'true').join(' && '), '1', 'condition expressionWrong'],
  ])('is checked before anybody relies on it: %s → %s', (condition, amount, expected) => {
    expect(said(condition, amount)).toBe(expected);
  });

  it('reads what is left out as empty, and no list', () => {
    const pays = paysOf(hours, { kind: 'base', condition: 'fact.unitId == ""', amount: 'fact.minutes / 60' });
    expect([pays({ minutes: 150 }), pays({ minutes: 150, unitId: 'u' })]).toEqual([2, 0]);
    expect(Object.keys(fieldsOf(hours))).not.toContain('flags');
  });

  it.each([
    ['base', '-5', 0],
    ['deduction', '5', -5],
    ['base', '1.9', 1],
    ['base', '2000000', undefined],
    ['base', '1 / 0', undefined],
    ['base', '1.0 / 0.0', undefined],
  ] as const)('pays whole points, never the wrong way: %s of %s', (kind, amount, expected) => {
    expect(paysOf(claim, { kind, condition: 'true', amount })({})).toBe(expected);
  });

  it('knows the fields of every fact that rules may pay for', () => {
    for (const trigger of triggers.values()) expect(Object.keys(fieldsOf(trigger)).length).toBeGreaterThan(0);
  });
});
