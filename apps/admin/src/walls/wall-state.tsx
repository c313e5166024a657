import { useWords } from '../language.js';
import { Mark, type MarkName } from '../parts/mark.js';
import type { ListedDisplay } from '../server/types.js';
import { useShownName } from './scenes.js';

/** A wall reports every 15 s; after three that are missing it is gone. */
const goneSeconds = 45;

type Report = ListedDisplay['report'];
export type WallCondition = 'never' | 'gone' | 'faulty' | 'live';

/** What a wall's last report says of it now. */
export function conditionOf(report: Report): WallCondition {
  if (!report) return 'never';
  if (report.age > goneSeconds) return 'gone';
  return report.faults.length > 0 ? 'faulty' : 'live';
}

const marks: Readonly<Record<WallCondition, MarkName>> = {
  never: 'none',
  gone: 'bad',
  faulty: 'warn',
  live: 'ok',
};

/** Whether a wall lives, paints, and what it shows. */
export function WallState({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const condition = conditionOf(report);
  const nameOf = useShownName();
  const shows = report && nameOf(report.shows);
  return (
    <>
      <Mark name={marks[condition]} word={t(`admin.wall.state.${condition}`)} />
      {condition === 'live' && shows && <div className="small">{shows}</div>}
      {condition === 'faulty' && (
        <div className="small">
          {report?.faults.map((fault) => t(`admin.wall.fault.${fault}`)).join(', ')}
        </div>
      )}
    </>
  );
}
