import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Ballot } from './ballot.js';
import { useCouncil, type Meeting, type OwnVote } from './council.js';
import type { ScreenProps } from './hand.js';

/** 表决: what one may vote on now, how many have, and what came of what is published. */
export function Votes({ meeting }: ScreenProps) {
  const { t } = useWords();
  const mine = useCouncil('myVotes');
  const board = useCouncil('voteBoard');
  const rows = mine.data ?? [];
  const open = board.data?.filter(({ state }) => state === 'open') ?? [];
  return (
    <>
      {mine.error && <Problem error={mine.error} />}
      {open.map(({ id, question, method, turnout }) => (
        <section key={id} className="vote">
          <p className="hand-lead accent">
            <span>{t('admin.vote.kind', { method: t(`council.method.${method}`) })}</span>
            <span className="turnout">{t('admin.vote.turnout', { turnout })}</span>
          </p>
          <h2 className="hand-name">{question}</h2>
          <Mine method={method} rows={rows.filter(({ voteId }) => voteId === id)} />
        </section>
      ))}
      {mine.data && board.data && open.length === 0 && <p>{t('admin.vote.none')}</p>}
      {meeting && <Results meetingId={meeting.id} />}
    </>
  );
}

interface MineProps {
  readonly method: OwnVote['method'];
  readonly rows: readonly OwnVote[];
}

function Mine({ method, rows }: MineProps) {
  const { t } = useWords();
  if (method === 'show') return <p>{t('admin.vote.show')}</p>;
  if (rows.length === 0) return <p>{t('admin.vote.notYours')}</p>;
  const next = rows.find(({ done }) => !done);
  return (
    <>
      {rows.length > 1 && (
        <ul className="rows">
          {rows.map(({ postId, seat, done }) => (
            <li key={postId}>
              <strong>{seat}</strong>
              <span className="small">{t(done ? 'admin.vote.seat.done' : 'admin.vote.seat.open')}</span>
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <Ballot key={`${next.voteId} ${next.postId}`} vote={next} named={rows.length > 1} />
      ) : (
        <p className="cast" role="status">
          {t(method === 'secret' ? 'admin.vote.cast.secret' : 'admin.vote.cast.named')}
        </p>
      )}
    </>
  );
}

function Results({ meetingId }: { readonly meetingId: Meeting['id'] }) {
  const { t } = useWords();
  const { data = [] } = useCouncil('votes', { meetingId });
  const over = data.filter(({ state }) => state !== 'open' && state !== 'created');
  if (over.length === 0) return null;
  return (
    <>
      <h2 className="hand-part">{t('admin.vote.results')}</h2>
      <ul className="rows">
        {over.map((vote) => (
          <li key={vote.id} className="result">
            <strong>{vote.question}</strong>
            <Outcome vote={vote} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ vote }: { readonly vote: Parameters<typeof countsText>[0] }) {
  const { t } = useWords();
  // Whoever leads the meeting tells the room first.
  if (vote.state !== 'published') return <span className="small">{t(stateWord(vote.state))}</span>;
  return (
    <span>
      <b>{t(vote.passed ? 'admin.vote.passed' : 'admin.vote.failed')}</b>
      {'\u3000'}
      {countsText(vote, t)}
    </span>
  );
}

const stateWord = (state: string): string =>
  state === 'closed' ? 'admin.vote.unpublished' : `council.state.${state}`;

/** `赞成 7 反对 2 弃权 0` */
export function countsText(
  vote: {
    readonly state: string;
    readonly passed: boolean | null;
    readonly yes: number | null;
    readonly no: number | null;
    readonly abstain: number | null;
  },
  t: (key: string) => string,
): string {
  const part = (choice: string, count: number | null): string =>
    `${t(`council.choice.${choice}`)} ${String(count ?? 0)}`;
  return [part('yes', vote.yes), part('no', vote.no), part('abstain', vote.abstain)].join('\u3000');
}
