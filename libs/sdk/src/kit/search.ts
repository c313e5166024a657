/** A condition on a text that holds what was searched for; characters with a meaning in LIKE match any single one. */
export const containing = (search: string): { $like: string } => ({
  $like: `%${search.replaceAll(/[%_\\]/g, '_')}%`,
});
