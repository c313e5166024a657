import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Cards } from '../meeting/cards.js';
import type { AgendaRow } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';

const outcomes = ['decided', 'noted', 'postponed'] as const;

interface DialogProps {
  readonly item: AgendaRow;
  readonly voted: boolean;
  readonly onClose: () => void;
}

/** How an item ends; what was decided without a vote is written down. */
export function EndItem({ item, voted, onClose }: DialogProps) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<string>();
  const [note, setNote] = useState('');
  const { send, pending, error } = useOrder('endItem');
  const title = t('council.command.endItem');
  const input = { itemId: item.id, outcome, ...(note.trim() !== '' && { note }) };
  return (
    <Modal
      open
      closable={false}
      title={title}
      okText={title}
      okButtonProps={{ size: 'large', loading: pending, disabled: outcome === undefined }}
      cancelButtonProps={{ size: 'large' }}
      cancelText={t('admin.cancel')}
      onCancel={onClose}
      onOk={() => send(input, onClose)}
    >
      <p>{item.title}</p>
      <Cards
        legend={t('council.field.outcome')}
        options={outcomes.map((value) => ({ value, label: t(`council.state.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === 'decided' && !voted && (
        <label className="code-field">
          {t('council.field.note')}
          <Input.TextArea
            rows={3}
            maxLength={2000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      )}
      {error && <Problem error={error} />}
    </Modal>
  );
}
