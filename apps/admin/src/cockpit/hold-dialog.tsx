import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Cards } from '../meeting/cards.js';
import { useServerClock } from '../meeting/live.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';

export type WordedHold = 'message' | 'countdown' | 'emergency';
const minutes = ['5', '10', '15', '30'] as const;

interface DialogProps {
  readonly hold: WordedHold;
  readonly onClose: () => void;
}

/** What a message, a countdown or an emergency says, and how long a countdown runs. */
export function HoldDialog({ hold, onClose }: DialogProps) {
  const { t } = useWords();
  const now = useServerClock();
  const [text, setText] = useState('');
  const [length, setLength] = useState<string>();
  const { send, pending, error } = useOrder('holdStage');
  const counts = hold === 'countdown';
  const ready = counts ? length !== undefined : text.trim() !== '';
  const order = (): void =>
    send(
      {
        hold,
        ...(text.trim() !== '' && { text }),
        ...(counts && { until: new Date(now() + Number(length) * 60_000).toISOString() }),
      },
      onClose,
    );
  return (
    <Modal
      open
      closable={false}
      title={t(`admin.wall.${hold}`)}
      okText={t('council.command.holdStage')}
      okButtonProps={{ size: 'large', loading: pending, disabled: !ready, danger: hold === 'emergency' }}
      cancelButtonProps={{ size: 'large' }}
      cancelText={t('admin.cancel')}
      onCancel={onClose}
      onOk={order}
    >
      {hold === 'emergency' && <p>{t('admin.wall.emergency.means')}</p>}
      {counts && (
        <Cards
          legend={t('admin.wall.length')}
          options={minutes.map((value) => ({ value, label: t('admin.wall.minutes', { n: value }) }))}
          value={length}
          onChange={setLength}
        />
      )}
      <label className="code-field">
        {t('council.field.text')}
        <Input.TextArea
          rows={3}
          maxLength={200}
          showCount
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {error && <Problem error={error} />}
    </Modal>
  );
}
