/** Which of five steps of one hue a value stands on. */
export const heatOf = (value: number, most: number): number =>
  value <= 0 ? 0 : Math.min(4, Math.ceil((value / Math.max(most, 4)) * 4));
