import { Button, Input, Modal, Space, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../language.js';
import { useReturnFocus } from './return-focus.js';

interface ShownOnceProps {
  readonly title: string;
  /** What to do with it. */
  readonly how: string;
  readonly label: string;
  readonly value: string;
  /** That it is not shown again. */
  readonly once: string;
  readonly onClose: () => void;
}

/** Copies; false where the browser does not let a page do so (plain http). */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed or not there: the text stays selected, to be copied by hand.
    return false;
  }
}

/** A secret that was just handed out: shown once, to be carried on. */
export function ShownOnce({ title, how, label, value, once, onClose }: ShownOnceProps) {
  useReturnFocus();
  const { t } = useWords();
  const field = useRef<InputRef>(null);
  const [said, setSaid] = useState('');
  const onCopy = async (): Promise<void> => {
    field.current?.select();
    setSaid(t((await copy(value)) ? 'admin.wall.copied' : 'admin.wall.copyByHand'));
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('admin.close')}</Button>}
    >
      <p>{how}</p>
      <Space.Compact block>
        <Input
          ref={field}
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.target.select()}
        />
        <Button type="primary" onClick={() => void onCopy()}>
          {t('admin.copy')}
        </Button>
      </Space.Compact>
      <p className="small" role="status">
        {said}
      </p>
      <p className="small">{once}</p>
    </Modal>
  );
}
