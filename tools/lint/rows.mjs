/**
 * What cuts a plugin's rows to what the actor may see are filters on the context's manager. Whatever goes around them
 * is refused by name, since a handler has no right reason for it.
 */
const manager = 'callee.object.property.name="em"';
const bare = 'callee.object.name="em"';
const around =
  'getReference|upsert|upsertMany|merge|map|fork|addFilter|setFilterParams|setSessionContext|getContext';
const beneath =
  'getConnection|getDriver|getKysely|createQueryBuilder|qb|execute|transactional|begin|commit|rollback';
const cure = 'Use find, count, create, remove and flush of ctx.em.';

const refused = [
  [`CallExpression[${manager}][callee.property.name=/^(${around})$/]`, 'goes around the filters of its rows'],
  [`CallExpression[${bare}][callee.property.name=/^(${around})$/]`, 'goes around the filters of its rows'],
  [`MemberExpression[property.name=/^(${beneath})$/]`, 'reaches beneath the filters of its rows'],
  ['Property[key.name="filters"]', 'switches the filters of its rows off'],
  [
    'ImportDeclaration[source.value=/^@mikro-orm/] ImportSpecifier[imported.name=/^(raw|sql)$/]',
    'writes SQL of its own',
  ],
];

export const rowRules = refused.map(([selector, deed]) => ({
  selector,
  message: `A mechanism ${deed}: then it could read or change what the actor may not. ${cure}`,
}));
