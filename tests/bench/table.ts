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
  const { name, unit, thing, floor, compare, compared, lowest, highest, rounds, floorSwing } = aspect;
  const shown = compare === 'ratio' ? share : (value: number) => `${plain(value)} ${unit}`;
  return [
    `    ${name}: ${plain(thing)} ${unit} against ${plain(floor)} ${unit}`,
    `      ${compare} ${shown(compared)} (${shown(lowest)} … ${shown(highest)}, ${rounds.length} rounds, floor × ${plain(floorSwing)})` +
      ` · goal ${goalOf(aspect, shown)} · ${aspect.verdict}`,
    `      processor ${plain(aspect.thingCpu)} µs a ${unitOfWork} against ${plain(aspect.floorCpu)} µs`,
  ];
}

function goalOf({ goal }: Aspect, shown: (value: number) => string): string {
  return goal.least === undefined ? `≤ ${shown(goal.most ?? NaN)}` : `≥ ${shown(goal.least)}`;
}

const share = (ratio: number): string => (ratio < 1 ? `${plain(ratio * 100)} %` : `${ratio.toFixed(2)} ×`);

const plain = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
