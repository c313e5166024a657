import { Form, InputNumber, Modal } from 'antd';
import { useWords } from '../language.js';
import type { VoteRow } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { countsText } from '../meeting/votes.js';
import { Problem } from '../parts/problem.js';
import { castOf } from './next-step.js';

interface PanelProps {
  readonly vote: VoteRow;
  readonly turnout: string | undefined;
}

/** The item's vote: turnout only while it is open, what was counted once it is closed. */
export function VotePanel({ vote, turnout }: PanelProps) {
  const { t } = useWords();
  const { state, method, question, present, base, threshold, passed } = vote;
  const open = state === 'open';
  return (
    <section className="vote-panel" aria-label={question}>
      <p className="hand-lead accent">
        <span>
          {t(open ? 'admin.vote.running' : 'admin.vote.kind', { method: t(`council.method.${method}`) })}
        </span>
        {!open && <span className="small">{t(`council.state.${state}`)}</span>}
      </p>
      <h2>{question}</h2>
      {open && method !== 'show' && <Ticks cast={castOf(turnout)} present={present ?? 0} />}
      <p className="small">
        {t('council.field.base')} {t(`council.base.${base}`)}
        {'\u3000'}
        {t('council.field.threshold')} {t(`council.threshold.${threshold}`)}
      </p>
      {open && <p className="small">{t('admin.vote.silent')}</p>}
      {passed !== null && (
        <p>
          <b>{t(passed ? 'admin.vote.passed' : 'admin.vote.failed')}</b>
          {'\u3000'}
          {countsText(vote, t)}
        </p>
      )}
    </section>
  );
}

/** How many have cast, as ticks in no order: none is anybody's. */
function Ticks({ cast, present }: { readonly cast: number | undefined; readonly present: number }) {
  const { t } = useWords();
  return (
    <>
      <p className="clock">
        <strong>{cast ?? '—'}</strong> / {present}
        <span>{t('council.field.done')}</span>
      </p>
      {cast !== undefined && (
        <div className="ticks" aria-hidden="true">
          {Array.from({ length: present }, (_, index) => (
            <span key={index} className={index < cast ? 'full' : ''} />
          ))}
        </div>
      )}
    </>
  );
}

const counted = ['yes', 'no', 'abstain'] as const;
type Hands = Record<(typeof counted)[number], number>;

/** What was counted in the room. */
export function CountHands({ vote, onClose }: { readonly vote: VoteRow; readonly onClose: () => void }) {
  const { t } = useWords();
  const { send, pending, error } = useOrder('recordShow');
  const title = t('council.command.recordShow');
  return (
    <Modal
      open
      closable={false}
      title={title}
      okText={title}
      okButtonProps={{ htmlType: 'submit', form: 'hands', loading: pending, size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      cancelText={t('admin.cancel')}
      onCancel={onClose}
    >
      <p>{vote.question}</p>
      {error && <Problem error={error} />}
      <Form<Hands>
        id="hands"
        layout="vertical"
        requiredMark={false}
        onFinish={(hands) => send({ voteId: vote.id, ...hands }, onClose)}
      >
        {counted.map((choice) => (
          <Form.Item
            key={choice}
            name={choice}
            label={t(`council.choice.${choice}`)}
            rules={[{ required: true, message: t('admin.required') }]}
          >
            <InputNumber size="large" min={0} max={1000} precision={0} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
