/** What a storm of requests found. */
export interface Storm {
  readonly perSecond: number;
  /** Processor time of the server per request, in microseconds. */
  readonly cpu: number;
}

/** All connections send for a while, each its next request when the last was answered. */
export async function storm(
  side: { send(): Promise<unknown>; cpu(): Promise<number> },
  connections: number,
  ms: number,
): Promise<Storm> {
  const before = await side.cpu();
  const start = performance.now();
  let done = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await side.send();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: done / seconds, cpu: ((await side.cpu()) - before) / done };
}
