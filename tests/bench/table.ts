import type { Environment } from './environment.ts';
import type { Aspect, Judged, Result } from './row.ts';

export function heading({ at, processor, cores, load, fsync, versions }: Environment): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${at} · ${processor} · ${cores} cores · load ${load.join(' ')}`,
    named.join(' · '),
    `${fsync} · ratios are medians over rounds within this run`,
  ].join('\n');
}

export function lines({ id, what, floor, unitOfWork, aspects }: Result): string {
  return [
    `\n${id}  ${what}`,
    `    floor: ${floor}`,
    ...aspects.flatMap((each) => aspectLines(each, unitOfWork)),
  ].join('\n');
}

function aspectLines(aspect: Judged, unitOfWork: string): string[] {
  const { thing, floor } = measuredIn(aspect);
  const cpu = cpuOf(aspect, unitOfWork);
  return [
    `    ${aspect.name}: ${thing} against ${floor}`,
    `      ${comparedIn(aspect)} · ${goalOf(aspect)} · ${aspect.verdict}`,
    ...(cpu === undefined ? [] : [`      processor ${cpu}`]),
  ];
}

/** Thing and floor with their unit. */
export const measuredIn = ({ thing, floor, unit }: Judged): { thing: string; floor: string } => ({
  thing: `${plain(thing)} ${unit}`,
  floor: `${plain(floor)} ${unit}`,
});

/** What counts, with its spread; a floor that is counted does not swing. */
export function comparedIn(aspect: Judged): string {
  const { compare, compared, lowest, highest, rounds, floors } = aspect;
  const shown = shownAs(aspect);
  const swing =
    compare === 'difference'
      ? `${shown(floors.lowest)} … ${shown(floors.highest)}`
      : `× ${plain(floors.highest / floors.lowest)}`;
  const spread = `${shown(lowest)} … ${shown(highest)}, ${rounds.length} rounds, floor ${swing}`;
  return `${compare} ${shown(compared)} (${rounds.length === 1 ? 'counted once' : spread})`;
}

export function goalOf(aspect: Judged): string {
  const { least, most } = aspect.goal;
  const shown = shownAs(aspect);
  if (least === undefined && most === undefined) return 'no goal';
  return least === undefined ? `goal ≤ ${shown(most!)}` : `goal ≥ ${shown(least)}`;
}

/** Processor time, where the row has it. */
export function cpuOf({ thingCpu, floorCpu }: Judged, unitOfWork: string): string | undefined {
  if (thingCpu === undefined || floorCpu === undefined) return undefined;
  return `${plain(thingCpu)} µs a ${unitOfWork} against ${plain(floorCpu)} µs`;
}

const shownAs = ({ compare, unit }: Aspect): ((value: number) => string) =>
  compare === 'ratio' ? share : (value) => `${plain(value)} ${unit}`;

const share = (ratio: number): string => (ratio < 1 ? `${plain(ratio * 100)} %` : `${ratio.toFixed(2)} ×`);

const plain = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
