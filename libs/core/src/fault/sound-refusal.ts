import type { Refusal, RefusalCode } from '@heli/sdk';

const codes: Readonly<Record<RefusalCode, true>> = {
  invalid: true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  'too-many': true,
};
const longest = 500;
const mostParams = 50;

/** Whether a refusal is one that can leave as a problem: a plugin's code may have made anything of it. */
export function isSound({ code, key, params, field }: Refusal): boolean {
  return (
    Object.hasOwn(codes, code) &&
    isShort(key) &&
    (field === undefined || isShort(field)) &&
    typeof params === 'object' &&
    Object.keys(params).length <= mostParams &&
    Object.entries(params).every(([name, value]) => isShort(name) && isPlainParam(value))
  );
}

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= longest;
const isPlainParam = (value: unknown): boolean =>
  isShort(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
