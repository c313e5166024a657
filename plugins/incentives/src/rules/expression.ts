import { Environment } from '@marcbachmann/cel-js';
import type { RuleItem } from '../entities/rule.entity.js';
import { no } from '../kit.js';
import { fieldsOf, type FieldType, type Trigger } from './triggers.js';

/** An expression is short work: a list of a list of a list would not be. */
const limits = {
  maxAstNodes: 200,
  maxDepth: 20,
  maxListElements: 30,
  maxMapEntries: 10,
  maxCallArguments: 8,
};
const loops = /\.(all|exists|exists_one|map|filter)\s*\(/g;
/** What an expression may call: a regular expression or a text that doubles itself would be work without bound. */
const callable = [
  ...['size', 'contains', 'startsWith', 'endsWith', 'int', 'double', 'has'],
  ...['all', 'exists', 'exists_one', 'map', 'filter', 'timestamp'],
  ...['getFullYear', 'getMonth', 'getDate', 'getDayOfWeek', 'getHours', 'getMinutes'],
];
const calls = /([A-Za-z_]\w*)\s*\(/g;
const most = 1_000_000;

const absent: Readonly<Record<FieldType, unknown>> = { string: '', bool: false, int: 0n, double: 0 };

/** A fact as CEL reads it: whole numbers as `int`, and what is left out as the empty word, 0 or false. */
function asRead(fields: Readonly<Record<string, FieldType>>, data: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, type]) => {
      const value = data[name];
      if (value === undefined || value === null) return [name, absent[type]];
      return [name, type === 'int' ? BigInt(value as number) : value];
    }),
  );
}

type Said = Pick<RuleItem, 'condition' | 'amount'>;
type Paying = Pick<RuleItem, 'condition' | 'amount' | 'kind'>;

/** The first line of what the library says: where it went wrong. */
const sentenceOf = (error: { readonly message: string } | undefined): string =>
  (error?.message ?? '').split('\n')[0]!.slice(0, 200);

function environmentOf(fields: Readonly<Record<string, FieldType>>): Environment {
  return new Environment({ limits }).registerVariable({ name: 'fact', schema: { ...fields } });
}

/**
 * Checks a rule's expressions against the fields of its fact, without running them.
 * @throws Refusal that names the field, and says in the library's words what is wrong
 */
export function checkExpressions(trigger: Trigger, { condition, amount }: Said): void {
  const environment = environmentOf(fieldsOf(trigger));
  const check = (field: 'condition' | 'amount', text: string, wanted: readonly string[]): void => {
    if ((text.match(loops) ?? []).length > 1) throw no('expressionLoops', {}, field, 'invalid');
    const strange = [...text.matchAll(calls)].find(([, name]) => name !== 'in' && !callable.includes(name!));
    if (strange)
      throw no('expressionCall', { name: strange[1]!, known: callable.join(', ') }, field, 'invalid');
    const { valid, type, error } = environment.check(text);
    if (!valid) throw no('expressionWrong', { why: sentenceOf(error) }, field, 'invalid');
    if (!wanted.includes(String(type)))
      throw no('expressionType', { wanted: wanted.join(', '), found: String(type) }, field, 'invalid');
  };
  check('condition', condition, ['bool']);
  check('amount', amount, ['int', 'double']);
}

/** What a rule would pay for a fact before its caps: points, signed; `undefined` where an expression fails on it. */
export type Pays = (data: Readonly<Record<string, unknown>>) => number | undefined;

/** A rule's expressions, parsed once. Part of a point is dropped; a deduction is what is taken. */
export function paysOf(trigger: Trigger, { condition, amount, kind }: Paying): Pays {
  const fields = fieldsOf(trigger);
  const environment = environmentOf(fields);
  const applies = environment.parse(condition);
  const worth = environment.parse(amount);
  return (data) => {
    const fact = asRead(fields, data);
    try {
      if (applies({ fact }) !== true) return 0;
      const points = Math.trunc(Number(worth({ fact })));
      if (!Number.isFinite(points) || Math.abs(points) > most) return undefined;
      const paid = Math.max(0, points);
      return kind === 'deduction' && paid > 0 ? -paid : paid;
    } catch {
      // A division by zero, a number too large: the rule pays nothing for this fact, and the preview says so.
      return undefined;
    }
  };
}
