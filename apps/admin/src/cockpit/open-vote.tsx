import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Cards } from '../meeting/cards.js';
import type { AgendaRow } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';

const methods = ['show', 'named', 'secret'] as const;

interface DialogProps {
  readonly item: AgendaRow;
  readonly onClose: () => void;
}

/** What is voted on, and how. Base and threshold are the house's rules. */
export function OpenVote({ item, onClose }: DialogProps) {
  const { t } = useWords();
  const [question, setQuestion] = useState(item.title);
  const [method, setMethod] = useState<string>();
  const { send, pending, error } = useOrder('openVote');
  const title = t('council.command.openVote');
  return (
    <Modal
      open
      closable={false}
      title={title}
      okText={title}
      okButtonProps={{
        size: 'large',
        loading: pending,
        disabled: method === undefined || question.trim() === '',
      }}
      cancelButtonProps={{ size: 'large' }}
      cancelText={t('admin.cancel')}
      onCancel={onClose}
      onOk={() => send({ itemId: item.id, question, method }, onClose)}
    >
      <label className="code-field">
        {t('council.field.question')}
        <Input.TextArea
          rows={2}
          maxLength={200}
          value={question}
          onChange={({ target }) => setQuestion(target.value)}
        />
      </label>
      <Cards
        legend={t('council.field.method')}
        options={methods.map((value) => ({ value, label: t(`council.method.${value}`) }))}
        value={method}
        onChange={setMethod}
      />
      {error && <Problem error={error} />}
    </Modal>
  );
}
