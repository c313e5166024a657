import { ulid } from 'ulid';
import { drawn } from './chance.js';

/** Characters that are random in an id. */
const random = 16;

/** A new id that sorts by its moment. */
export function newId(at?: string): string {
  const bytes = drawn(random);
  let next = 0;
  return ulid(at === undefined ? undefined : Date.parse(at), () => bytes[next++]! / 256);
}
