/** Bins grow by 1 %, so every value lies within half a per cent of its bin's middle. */
const growth = Math.log(1.01);

/** The bin of a whole number: 0 for zero, from 1 on for 1 and more. */
export const binOf = (value: number): number => (value <= 0 ? 0 : 1 + Math.floor(Math.log(value) / growth));

/** The value that stands for a bin: its geometric middle. */
export const middleOf = (bin: number): number => (bin === 0 ? 0 : Math.exp((bin - 0.5) * growth));

/** The element at floor((n − 1) · share) of all observations, counted through the bins. */
export function quantile(bins: readonly { bin: number; n: number }[], share: number): number | null {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  if (total <= 0) return null;
  const rank = Math.floor((total - 1) * share);
  let seen = 0;
  for (const { bin, n } of [...bins].sort((a, b) => a.bin - b.bin)) {
    seen += n;
    if (n > 0 && seen > rank) return middleOf(bin);
  }
  return null;
}
