import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../language.js';
import { rootsOf, usePlace } from '../place.js';
import type { OrganisationRow } from '../server/types.js';

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children: Node[];
}

/** An organisation's name in a language. */
export const nameOf = (row: OrganisationRow, language: string): string =>
  language === 'en' ? (row.nameEn ?? row.name) : row.name;

function treeOf(rows: readonly OrganisationRow[], language: string): Node[] {
  const below = Map.groupBy(rows, (row) => row.parentCode);
  const node = (row: OrganisationRow): Node => ({
    value: row.code,
    title: nameOf(row, language),
    children: (below.get(row.code) ?? []).map(node),
  });
  return rootsOf(rows).map(node);
}

/** Which organisation all pages speak of. */
export function OrganisationPicker() {
  const { t, language } = useWords();
  const { organisation, organisations, select } = usePlace();
  const tree = useMemo(() => treeOf(organisations, language), [organisations, language]);
  if (organisations.length === 0) return null;
  return (
    <TreeSelect<string>
      className="organisation-picker"
      aria-label={t('admin.organisation')}
      treeData={tree}
      value={organisation}
      onChange={select}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={[organisation, ...tree.map((node) => node.value)]}
      listHeight={440}
      popupMatchSelectWidth={false}
    />
  );
}
