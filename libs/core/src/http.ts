export { createApplication } from './http/application.js';
export type { DeclaredRoute } from './http/access-gate.js';
export type { AccessRule } from './http/access-rule.js';
export type { Pages } from './http/pages.js';
export { declaredMessages, type DeclaredMessage } from './live/declared-messages.js';
export { languageOf, problemOf, problemType } from './http/problem.js';
export { Misdirected, PublicAddress } from './http/public-address.js';
