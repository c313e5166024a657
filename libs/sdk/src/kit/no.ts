import { Refusal, type RefusalCode, type RefusalParams } from '../refusal.js';

/** A mechanism says no in its own words: `<owner>.refusal.<name>`. */
export type No = (name: string, params?: RefusalParams, field?: string, code?: RefusalCode) => Refusal;

export const noOf =
  (owner: string): No =>
  (name, params, field, code = 'conflict') =>
    new Refusal(code, `${owner}.refusal.${name}`, params, field);
