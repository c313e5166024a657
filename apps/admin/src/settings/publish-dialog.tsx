import { DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { MechanismEntry } from '@heli/protocol';
import type { Data } from '../form/schema.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useOrderKey } from '../server/order-key.js';
import { useSend } from '../server/queries.js';
import { ChangeList } from './change-list.js';
import type { SettingsInForce } from './types.js';

interface PublishDialogProps {
  readonly mechanism: MechanismEntry;
  readonly inForce: SettingsInForce;
  readonly value: Data;
  readonly reason: string;
  readonly onClose: () => void;
}

interface Wish {
  readonly from: Dayjs;
  readonly reason: string;
  readonly legalBasis?: string;
  readonly resolution?: string;
}

/** What changes, from when on and why; where the mechanism wants it, by which resolution. */
export function PublishDialog({ mechanism, inForce, value, reason, onClose }: PublishDialogProps) {
  useReturnFocus();
  const { t } = useWords();
  const { organisation, zone } = usePlace();
  const [form] = Form.useForm<Wish>();
  const sending = useSend(organisation, 'core.changeSettings');
  const { keyOf } = useOrderKey();
  const today = dayjs(dayIn(zone));
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const publish = ({ from, reason: why, legalBasis = '', resolution = '' }: Wish): void => {
    const input = {
      mechanism: mechanism.id,
      settings: value,
      effectiveFrom: from.format('YYYY-MM-DD'),
      reason: why,
      ...(legalBasis.trim() !== '' && { legalBasis }),
      ...(resolution.trim() !== '' && { resolution }),
    };
    sending.mutate({ input, key: keyOf(input) }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      width={760}
      title={t('admin.settings.publish.title')}
      okText={t('admin.settings.publish')}
      okButtonProps={{ loading: sending.isPending }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {sending.error && <Problem error={sending.error} />}
      <ChangeList mechanism={mechanism} before={inForce.value} after={value} />
      <Form<Wish>
        form={form}
        className="publish"
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today, reason }}
        onFinish={publish}
      >
        <Form.Item
          name="from"
          label={t('admin.settings.from')}
          rules={[{ required: true, message: t('admin.required') }]}
        >
          <DatePicker minDate={today} allowClear={false} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('admin.reason')}
          extra={t('admin.settings.reason.kept')}
          rules={required}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
        <Form.Item name="legalBasis" label={t('admin.settings.legalBasis')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item
          name="resolution"
          label={t('admin.settings.resolution')}
          {...(inForce.adoptedByResolution && { rules: required })}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
