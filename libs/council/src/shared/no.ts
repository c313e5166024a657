import { Refusal, type RefusalCode, type RefusalParams } from '@heli/sdk';

/** The council says no, in its own words: `council.refusal.<name>`. */
export const no = (
  name: string,
  params?: RefusalParams,
  field?: string,
  code: RefusalCode = 'conflict',
): Refusal => new Refusal(code, `council.refusal.${name}`, params, field);
