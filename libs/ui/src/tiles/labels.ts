/** How the names of communities and villages end in the official list of divisions. */
const committee = /(居民委员会|居委会|村民委员会|村委会)$/;

/** What all labels end with says nothing in a table of one kind: 学园社区居委会 is 学园 among communities. */
export function shortLabels(names: readonly string[]): readonly string[] {
  const labels = names.map((name) => name.replace(committee, '') || name);
  if (labels.length < 2) return labels;
  const shortest = Math.min(...labels.map((label) => label.length));
  const same = (back: number): boolean => labels.every((label) => label.at(-back) === labels[0]?.at(-back));
  let common = 0;
  while (common < shortest - 1 && same(common + 1)) common++;
  return common < 2 ? labels : labels.map((label) => label.slice(0, -common).trimEnd());
}
