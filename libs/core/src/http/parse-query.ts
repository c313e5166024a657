import { Refusal } from '@heli/sdk';

/**
 * The input of a query as its address carries it: JSON, `{}` where there is none.
 * @throws Refusal invalid
 */
export function parseQuery(input: string | undefined): unknown {
  if (input === undefined || input === '') return {};
  try {
    return JSON.parse(input) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('invalid', 'core.refusal.malformedJson', {}, 'input');
    throw error;
  }
}
