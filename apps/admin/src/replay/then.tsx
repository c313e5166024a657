import { formatNumber } from '@heli/client';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { metricName } from '../parts/metric-name.js';
import { preciseTime } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useCatalogue } from '../server/queries.js';
import type { Moment, Shown } from './shown-at.js';

/** What stood on the wall then. */
export function Then({
  shown: { item, figures, speaker, vote, resolved, presence },
}: {
  readonly shown: Shown;
}) {
  const { t } = useWords();
  return (
    <div className="replay-then">
      <h2>{item ?? t('admin.replay.noItem')}</h2>
      {presence && (
        <p>
          {t('admin.replay.presence', {
            present: presence.present ?? 0,
            expected: presence.expected ?? 0,
            quorum: presence.quorum ?? 0,
          })}
        </p>
      )}
      {speaker !== undefined && <p>{t('admin.replay.speaks', { seat: speaker })}</p>}
      {figures.length > 0 && (
        <ul className="replay-figures">
          {figures.map((figure) => (
            <Figure key={`${figure.metric} ${figure.period} ${figure.key}`} figure={figure} />
          ))}
        </ul>
      )}
      {vote && <Vote vote={vote} />}
      {resolved.map(({ id, moment, title }) => (
        <p key={id}>{`${t(`council.moment.${moment}`)}\u3000${title}`}</p>
      ))}
    </div>
  );
}

/** A number as it was frozen: with what it stands on, when it was true, and by which definition. */
function Figure({ figure }: { readonly figure: Moment['figures'][number] }) {
  const words = useWords();
  const { t, language } = words;
  const { zone } = usePlace();
  const { data } = useCatalogue();
  const { metric, period, key, n, d, value, asOf, seq, definition } = figure;
  const entry = data?.mechanisms.flatMap(({ metrics }) => metrics).find(({ id }) => id === metric);
  const name = metricName(metric, words);
  const number = value === null ? '—' : formatNumber(value, language, entry?.kind === 'count' ? 0 : 1);
  return (
    <li data-metric={metric}>
      <span>
        {[name, period, key].filter((part) => part !== '').join('\u3000')}
        <span className="small">
          {t('admin.replay.frozen', { time: preciseTime(asOf, { language, zone }), seq, definition })}
        </span>
      </span>
      <strong>
        {number}
        {entry?.kind === 'ratio' && <span className="small">{` ${String(n)}/${String(d)}`}</span>}
      </strong>
    </li>
  );
}

function Vote({ vote: { moment, title, yes, no, abstain, passed } }: { readonly vote: Moment }) {
  const { t } = useWords();
  const counts = [
    ['yes', yes],
    ['no', no],
    ['abstain', abstain],
  ] as const;
  return (
    <p>
      {`${t(`council.moment.${moment}`)}\u3000${title}`}
      {passed !== null && (
        <>
          <br />
          <Mark
            name={passed ? 'ok' : 'bad'}
            word={t(passed ? 'admin.vote.passed' : 'admin.vote.failed')}
          />{' '}
          {counts.map(([choice, n]) => `${t(`council.choice.${choice}`)} ${String(n ?? 0)}`).join('\u3000')}
        </>
      )}
    </p>
  );
}
