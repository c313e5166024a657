import { fileURLToPath } from 'node:url';
import type { AccessRule, DeclaredMessage, DeclaredRoute } from '@heli/core/http';
import {
  roles,
  type CommandType,
  type Contract,
  type Permission,
  type QueryType,
  type Scope,
} from '@heli/sdk';

export const pagePath = fileURLToPath(new URL('../../docs/access.md', import.meta.url));

type Signatures = Pick<Contract, 'id' | 'commands' | 'queries'>;

const signs: Readonly<Record<Scope, string>> = { subtree: '●', 'own-unit': '◐', own: '○' };

const rules: Readonly<Record<Extract<AccessRule, string>, string>> = {
  public: 'everybody',
  authenticated: 'whoever is signed in',
  reader: 'whoever holds a role there; cut to their audience',
  signature: 'whoever holds the permission named below',
  display: 'a display, about itself',
  operator: "this machine's operator",
};

/** The page of who may do what, as the running house says it. */
export function accessPage(house: {
  readonly contracts: readonly Signatures[];
  readonly routes: readonly DeclaredRoute[];
  readonly messages: readonly DeclaredMessage[];
}): string {
  const routes = house.routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, path, rule }) => [method, `\`${path}\``, sayRule(rule)])
    .sort(([a = '', b = ''], [c = '', d = '']) => (b + a < d + c ? -1 : 1));
  const messages = house.messages.map(({ message, rule }) => [`\`${message}\``, sayRule(rule)]);
  return [
    '# Who may do what',
    '',
    'Generated from the running house by `tests/security/matrix.test.ts`, which also knocks at every door as everybody',
    'named here. Do not edit: change a rule or a permission, then write this page anew (CONTRIBUTING.md).',
    '',
    'Whoever is not named is refused: 401 if nobody is known, 403 if the role lacks the permission, and 404 where the',
    'organisation, the display or the operation is out of reach, exactly as if it did not exist.',
    '',
    '## Routes',
    '',
    ...table(['method', 'path', 'for'], routes),
    '',
    '## Socket messages',
    '',
    ...table(['message', 'for'], messages),
    '',
    '## Commands and queries',
    '',
    '● everything at and below the organisation of the role · ◐ what a unit of one’s own leads · ○ what one made oneself',
    '',
    ...house.contracts.flatMap(sectionOf),
  ].join('\n');
}

const sayRule = (rule: AccessRule): string =>
  typeof rule === 'string' ? rules[rule] : `\`${rule.name}\`: ${holdersOf(rule)}`;

function sectionOf({ id, commands, queries }: Signatures): string[] {
  const rows = [...Object.values(commands), ...Object.values(queries)].map(rowOf);
  return [`### ${id}`, '', ...table(['command or query', 'permission', 'for'], rows), ''];
}

const rowOf = ({ kind, name, permission }: CommandType | QueryType): string[] => [
  `${kind === 'command' ? '**' : ''}${name}${kind === 'command' ? '**' : ''}`,
  permission.name,
  holdersOf(permission),
];

const holdersOf = (permission: Permission): string =>
  roles
    .flatMap((role) => {
      const scope = permission.roles[role];
      return scope ? [`${role} ${signs[scope]}`] : [];
    })
    .join(', ');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
