import type { ReactNode } from 'react';
import { Agenda } from './agenda.js';
import type { Stage } from './rows.js';
import { Seats } from './seats.js';

interface BesideSeatsProps {
  readonly picture: 'lobby' | 'summary';
  readonly stage: Stage;
  /** Stands above the agenda. */
  readonly children: ReactNode;
}

/** A picture of the meeting as a whole: what it is about now, the agenda, and who is there. */
export function BesideSeats({ picture, stage, children }: BesideSeatsProps) {
  return (
    <div className={`meet ${picture}`} data-picture={picture}>
      <div className="main">
        {children}
        <Agenda />
      </div>
      <div className="side">
        <Seats stage={stage} />
      </div>
    </div>
  );
}
