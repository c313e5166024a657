/** UTC with milliseconds, so that times compare as text. */
export const iso = (moment: string): string => new Date(moment).toISOString();
export const later = (a: string, b: string): string => (a > b ? a : b);
