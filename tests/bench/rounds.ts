/** Visits both in turn, the other one first every second time, so that neither always follows a rest. */
export async function inTurn<T>(
  rounds: number,
  thing: () => Promise<T>,
  floor: () => Promise<T>,
): Promise<{ thing: T; floor: T }[]> {
  const found: { thing: T; floor: T }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) found.push({ thing: await thing(), floor: await floor() });
    else {
      const first = await floor();
      found.push({ thing: await thing(), floor: first });
    }
  }
  return found;
}

/** Processor time this process has used, in microseconds. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
