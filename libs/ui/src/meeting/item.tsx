import { useWords } from '../room/room.js';
import { Agenda } from './agenda.js';
import { Evidence } from './evidence.js';
import { ItemClock } from './item-clock.js';
import type { Stage } from './rows.js';
import { Seats } from './seats.js';
import { Vote } from './vote.js';

/** The item that is on: what it asks, what it stands on, its vote, its clock, who speaks and who is there. */
export function Item({ stage }: { readonly stage: Stage }) {
  return (
    <div className="meet item" data-picture="item" data-item={stage.itemId}>
      <div className="main">
        <Head stage={stage} />
        <Evidence />
        <Agenda />
      </div>
      <div className="side">
        <Vote />
        <ItemClock stage={stage} />
        <Seats stage={stage} />
      </div>
    </div>
  );
}

function Head({ stage: { place = 0, item = '', from = '', wanted } }: { readonly stage: Stage }) {
  const { t } = useWords();
  return (
    <section className="head">
      <div className="no">{place}</div>
      <div>
        <h2>{item}</h2>
        <p>
          {from !== '' && (
            <span>
              {t('ui.meeting.from')}
              <b>{from}</b>
            </span>
          )}
          {wanted && (
            <span>
              {t('ui.meeting.wanted')}
              <b>{t(`council.wanted.${wanted}`)}</b>
            </span>
          )}
        </p>
      </div>
    </section>
  );
}
