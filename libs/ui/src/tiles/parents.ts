import type { FeedRow } from '@heli/protocol';
import { shortLabels } from './labels.js';

/** A parent with its parts, as a matrix or a map shows them. */
export interface Parent {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly { readonly id: string; readonly label: string; readonly value: number }[];
  readonly sum: number;
}

/** The rows of a feed by their parents, both in the feed's order. */
export function parentsOf(feed: readonly FeedRow[]): Parent[] {
  const groups = [...Map.groupBy(feed, (row) => String(row['row']))];
  const labels = shortLabels(groups.map(([id, rows]) => String(rows[0]?.['rowLabel'] ?? id)));
  return groups.map(([id, rows], index) => {
    const parts = rows.map((row) => ({
      id: String(row['cell']),
      label: String(row['cellLabel'] ?? ''),
      value: Number(row['value']),
    }));
    return { id, label: labels[index] ?? id, parts, sum: parts.reduce((sum, { value }) => sum + value, 0) };
  });
}

/** What stands beside the title: of all parts, how much and how many. */
export const totalOf = (parents: readonly Parent[]): { readonly sum: number; readonly parts: number } => ({
  sum: parents.reduce((sum, parent) => sum + parent.sum, 0),
  parts: parents.reduce((sum, parent) => sum + parent.parts.length, 0),
});
