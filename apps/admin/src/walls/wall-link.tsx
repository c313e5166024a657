import { Button, Input, Modal, Space, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useReturnFocus } from '../parts/return-focus.js';
import type { Handed } from './walls.js';

interface WallLinkProps {
  readonly handed: Handed;
  readonly onClose: () => void;
}

/** Copies; false where the browser does not let a page do so (plain http). */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed or not there: the link stays selected, to be copied by hand.
    return false;
  }
}

/** The one-time link that lets a screen in: shown once, to be carried to the screen. */
export function WallLink({ handed: { name, code }, onClose }: WallLinkProps) {
  useReturnFocus();
  const { t } = useWords();
  const { origin } = usePlace();
  const field = useRef<InputRef>(null);
  const [said, setSaid] = useState('');
  const link = `${origin}/wall#code=${encodeURIComponent(code)}`;
  const onCopy = async (): Promise<void> => {
    field.current?.select();
    setSaid(t((await copy(link)) ? 'admin.wall.copied' : 'admin.wall.copyByHand'));
  };
  return (
    <Modal
      open
      title={t('admin.wall.link.title', { name })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('admin.close')}</Button>}
    >
      <p>{t('admin.wall.link.how')}</p>
      <Space.Compact block>
        <Input
          ref={field}
          readOnly
          value={link}
          aria-label={t('admin.wall.link')}
          onFocus={(event) => event.target.select()}
        />
        <Button type="primary" onClick={() => void onCopy()}>
          {t('admin.copy')}
        </Button>
      </Space.Compact>
      <p className="small" role="status">
        {said}
      </p>
      <p className="small">{t('admin.wall.link.once')}</p>
    </Modal>
  );
}
