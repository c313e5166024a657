/**
 * Who may import whom (docs/architecture: section 5), as data. The linter reads it for single imports,
 * tests/architecture for the graph of packages.
 *
 *   packages  our own packages this layer may use; the graph is checked against it too
 *   types     further packages, for `import type` alone
 *   only      when given: everything else from outside is refused
 *   never     refused by name, however they come
 *   cure      what to do instead: it ends the linter's sentence
 */
const react = '(react|react-dom|recharts|antd|@rjsf/.*|@testing-library/.*)(/.*)?';
const nest = '@nestjs/.*|nestjs-.*|fastify|@fastify/.*';
const socket = 'socket\\.io(-.*)?|@socket\\.io/.*';
const drivers = '@mikro-orm/(?!core$).*|better-sqlite3|pg|mysql2|kysely|node:sqlite';
const node = 'node:.*';

export const layers = {
  sdk: {
    files: ['libs/sdk/src/**'],
    packages: [],
    types: ['@mikro-orm/core', 'react'],
    only: ['zod'],
    cure: 'The SDK stands on zod alone; let the core hand in what it needs through the context.',
  },
  contracts: {
    files: ['libs/contracts/src/**'],
    packages: ['sdk', 'contracts'],
    types: [],
    only: ['zod'],
    cure: 'A contract is data and pure functions; whatever has an effect belongs in a plugin or in the core.',
  },
  protocol: {
    files: ['libs/protocol/src/**'],
    packages: ['sdk'],
    types: [],
    only: ['zod'],
    cure: 'The protocol is shared by server and browser; put server code in libs/core and React in libs/ui.',
  },
  core: {
    files: ['libs/core/src/**'],
    packages: ['sdk', 'protocol'],
    types: ['contracts'],
    never: [react],
    cure: 'The core knows contracts and plugins only by what the registry loads.',
  },
  plugin: {
    files: ['libs/council/src/**', 'plugins/*/src/**'],
    packages: ['sdk', 'contracts'],
    types: [],
    never: [nest, socket, drivers, node],
    cure: 'A mechanism lives on the SDK: use the context (em, ask, clock, number, files, notify), and hear other mechanisms by their contract events.',
  },
  client: {
    files: ['libs/client/src/**'],
    packages: ['sdk', 'contracts', 'protocol'],
    types: [],
    never: [react, node, nest, drivers],
    cure: 'The client runs in any browser without React; put components in libs/ui.',
  },
  ui: {
    files: ['libs/ui/src/**'],
    packages: ['client', 'protocol', 'sdk'],
    types: ['contracts'],
    never: [node, nest, drivers, '@mikro-orm/.*'],
    cure: 'Components draw what libs/client hands them; put server code in libs/core.',
  },
  testing: {
    files: ['libs/testing/src/**'],
    packages: ['sdk', 'core', 'protocol', 'contracts'],
    types: [],
    cure: 'The test house receives its mechanisms from the test; it names no plugin.',
  },
  generators: {
    files: ['libs/generators/src/**'],
    packages: [],
    types: [],
    never: [react, nest, drivers],
    cure: 'A generator writes files; what it writes stands on the SDK, it does not.',
  },
  server: {
    files: ['apps/server/src/**'],
    // `heli verify` carries the conformance kit out.
    packages: ['core', 'council', 'sdk', 'protocol', 'testing'],
    types: [],
    never: [react],
    cure: 'The server finds plugins in plugins/* at start; it names none.',
  },
  page: {
    files: ['apps/wall/src/**', 'apps/admin/src/**'],
    packages: ['ui', 'client', 'protocol', 'contracts', 'sdk'],
    types: [],
    never: [node, nest, drivers, '@mikro-orm/.*'],
    cure: 'A page reaches the server through @heli/client and learns what is installed from GET /api/mechanisms.',
  },
};

/** What a test beside the source may use on top of its layer. */
export const inTests = {
  packages: ['testing'],
  /** The server alone loads real plugins, so its tests may name one. */
  server: ['plugin-[a-z-]+'],
  modules: ['fast-check', '@jest/globals', '@testing-library/.*'],
};
