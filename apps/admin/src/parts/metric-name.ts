import type { Words } from '@heli/client';

/** What a metric is called, by its full id. */
export const metricName = (id: string, { t }: Words): string => {
  const [contract, name] = id.split('.');
  return t(`${contract ?? ''}.metric.${name ?? ''}.name`);
};
