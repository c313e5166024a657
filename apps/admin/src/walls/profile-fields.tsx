import { Form, Input, InputNumber, Space, Switch } from 'antd';
import type { DisplayProfile } from '@heli/protocol';
import { useWords } from '../language.js';

const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A profile as the form holds it: what is dimmed when, whether or not it is. */
export interface ProfileForm extends Omit<DisplayProfile, 'dim'> {
  readonly isDimmed: boolean;
  readonly dim: NonNullable<DisplayProfile['dim']>;
}

export const formOf = ({ dim, ...profile }: DisplayProfile): ProfileForm => ({
  ...profile,
  isDimmed: dim !== null,
  dim: dim ?? { from: '22:00', to: '06:00' },
});
export const profileOf = ({ isDimmed, dim, ...profile }: ProfileForm): DisplayProfile => ({
  ...profile,
  dim: isDimmed ? dim : null,
});

/** How a wall's picture is fitted to its screen and its room, inside a form. */
export function ProfileFields() {
  const { t } = useWords();
  const byTime = Form.useWatch<string | undefined>('theme') === 'byTime';
  const dimmed = Form.useWatch<boolean | undefined>(['profile', 'isDimmed']) === true;
  return (
    <>
      <PartOfDay name="day" label={t('admin.wall.day')} hidden={!byTime} />
      <Form.Item name={['profile', 'zoom']} label={t('admin.wall.zoom')} extra={t('admin.wall.zoom.help')}>
        <InputNumber min={80} max={105} step={5} precision={0} suffix="%" />
      </Form.Item>
      <Form.Item
        name={['profile', 'safeArea']}
        label={t('admin.wall.safeArea')}
        extra={t('admin.wall.safeArea.help')}
      >
        <InputNumber min={0} max={8} step={0.5} suffix="%" />
      </Form.Item>
      <Form.Item name={['profile', 'isDimmed']} label={t('admin.wall.dimmed')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <PartOfDay name="dim" label={t('admin.wall.dim')} hidden={!dimmed} />
      <Form.Item name={['profile', 'dimTo']} label={t('admin.wall.dimTo')} hidden={!dimmed}>
        <InputNumber min={20} max={90} step={5} precision={0} suffix="%" />
      </Form.Item>
    </>
  );
}

interface PartOfDayProps {
  readonly name: 'day' | 'dim';
  readonly label: string;
  readonly hidden: boolean;
}

/** From when until when; it may go over midnight. */
function PartOfDay({ name, label, hidden }: PartOfDayProps) {
  const { t } = useWords();
  const rules = [{ pattern: clockPattern, required: true, message: t('admin.playlist.clock') }];
  return (
    <Space hidden={hidden} align="start" size="middle">
      <Form.Item
        name={['profile', name, 'from']}
        label={`${label} ${t('admin.playlist.from')}`}
        rules={rules}
      >
        <Input maxLength={5} />
      </Form.Item>
      <Form.Item name={['profile', name, 'to']} label={t('admin.playlist.to')} rules={rules}>
        <Input maxLength={5} />
      </Form.Item>
    </Space>
  );
}
