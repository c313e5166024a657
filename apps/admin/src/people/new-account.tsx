import { Form, Input, Modal } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { usePlace } from '../place.js';
import { useSend } from '../server/queries.js';

interface NewAccountProps {
  readonly onClose: () => void;
  readonly onMade: (accountId: string) => void;
}

/** An account without a right or a password: both are given next. */
export function NewAccount({ onClose, onMade }: NewAccountProps) {
  useReturnFocus();
  const { t } = useWords();
  const { reach } = usePlace();
  const [form] = Form.useForm<{ name: string }>();
  const making = useSend(reach, 'core.createAccount');
  const make = (input: { name: string }): void =>
    making.mutate(
      { input },
      {
        onSuccess: ({ output }) => {
          onMade((output as { accountId: string }).accountId);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('admin.people.new')}
      okText={t('admin.people.new')}
      okButtonProps={{ loading: making.isPending }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {making.error && <Problem error={making.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={make}>
        <Form.Item
          name="name"
          label={t('admin.signIn.name')}
          extra={t('admin.people.new.help')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
