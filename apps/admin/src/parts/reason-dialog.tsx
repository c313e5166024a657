import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.js';
import { Problem } from './problem.js';
import { useReturnFocus } from './return-focus.js';

interface ReasonDialogProps {
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  readonly longest: number;
  readonly waiting: boolean;
  readonly error: unknown;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  /** What it means. */
  readonly children?: ReactNode;
}

/** Asks for the reason of something that takes away, before it is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  useReturnFocus();
  const { title, verb, longest, waiting, error, onReason, onClose, children } = props;
  const { t } = useWords();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open
      title={title}
      okText={verb}
      okButtonProps={{ danger: true, loading: waiting }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {children}
      {error !== null && error !== undefined && <Problem error={error} />}
      {/* A page below may have a reason of its own: no two fields may share an id. */}
      <Form
        name="reason-asked"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => onReason(reason)}
      >
        <Form.Item
          name="reason"
          label={t('admin.reason')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input.TextArea rows={2} maxLength={longest} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
