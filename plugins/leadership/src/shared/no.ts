import { Refusal, type RefusalCode, type RefusalParams } from '@heli/sdk';

/** Leadership says no, in its own words: `leadership.refusal.<name>`. */
export const no = (
  name: string,
  params?: RefusalParams,
  field?: string,
  code: RefusalCode = 'conflict',
): Refusal => new Refusal(code, `leadership.refusal.${name}`, params, field);
