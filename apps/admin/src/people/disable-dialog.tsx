import { Form, Input, Modal } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useSend } from '../server/queries.js';

interface DisableProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Asks before somebody is shut out; the reason is kept with the fact. */
export function DisableDialog({ account, onClose }: DisableProps) {
  useReturnFocus();
  const { t } = useWords();
  const { reach } = usePlace();
  const [form] = Form.useForm<{ reason: string }>();
  const sending = useSend(reach, 'core.disableAccount');
  return (
    <Modal
      open
      title={t('admin.people.disable.title', { name: account.name })}
      okText={t('admin.people.disable')}
      okButtonProps={{ danger: true, loading: sending.isPending }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('admin.people.disable.means')}</p>
      {sending.error && <Problem error={sending.error} />}
      {/* The drawer below has a reason of its own: no two fields may share an id. */}
      <Form
        name="disable"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) =>
          sending.mutate({ input: { accountId: account.id, reason } }, { onSuccess: onClose })
        }
      >
        <Form.Item
          name="reason"
          label={t('admin.reason')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input.TextArea rows={2} maxLength={200} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
