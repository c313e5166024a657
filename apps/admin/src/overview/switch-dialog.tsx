import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { usePlace } from '../place.js';
import { nameOf } from '../frame/organisation-picker.js';
import { useSend } from '../server/queries.js';
import { Reach } from './reach.js';
import { titleOf, type MechanismRow } from './mechanism-row.js';

interface DialogProps {
  readonly row: MechanismRow;
  readonly onClose: () => void;
}

const commandOf = (active: boolean): string =>
  active ? 'core.deactivateMechanism' : 'core.activateMechanism';

/** Asks before a mechanism is turned on or off; turning it off needs a reason, which walls then show. */
export function SwitchDialog({ row, onClose }: DialogProps) {
  useReturnFocus();
  const words = useWords();
  const { t } = words;
  const { organisation, organisations } = usePlace();
  // As it was when the dialog opened: the list behind it goes on being asked.
  const [active] = useState(row.state?.active ?? false);
  const [form] = Form.useForm<{ reason: string }>();
  const sending = useSend(organisation, commandOf(active));
  const place = organisations.find(({ code }) => code === organisation);
  const names = { mechanism: titleOf(row, words), organisation: place ? nameOf(place, words.language) : '' };
  const verb = active ? 'deactivate' : 'activate';
  const send = ({ reason }: { reason?: string }): void =>
    sending.mutate(
      { input: { mechanism: row.entry.id, ...(active && { reason: reason ?? '' }) } },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      width={active ? 520 : 760}
      title={t(`admin.mechanism.${verb}.title`, names)}
      okText={t(`admin.mechanism.${verb}`)}
      okButtonProps={{ danger: active, loading: sending.isPending }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t(`admin.mechanism.${verb}.means`, names)}</p>
      {!active && <Reach mechanism={row.entry.id} />}
      {sending.error && <Problem error={sending.error} />}
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        {active && (
          <Form.Item
            name="reason"
            label={t('admin.reason')}
            extra={t('admin.reason.shown')}
            rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount autoFocus />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
