import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { useDoors } from '../server/context.js';
import type { Display, NewDisplay } from '../server/types.js';
import { useInitialWall, WallFields } from './wall-fields.js';

interface PairWallProps {
  /** What a scanned picture brought. */
  readonly code: string | undefined;
  readonly displays: readonly Display[];
  readonly onClose: () => void;
}

interface Pairing extends NewDisplay {
  readonly userCode: string;
  /** The wall whose place it takes; a new one if it is empty. */
  readonly displayId?: string;
}

/** Lets in the screen that shows a code: as a new wall, or as one that had another device before. */
export function PairWall({ code, displays, onClose }: PairWallProps) {
  useReturnFocus();
  const { t } = useWords();
  const { server } = useDoors();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Pairing>();
  const displayId = Form.useWatch<string | undefined>('displayId', form) ?? '';
  const initial = { ...useInitialWall(), userCode: code ?? '', displayId: '' };
  const pairing = useMutation({
    mutationFn: ({ userCode, displayId: id, ...wall }: Pairing) =>
      server.approvePairing(userCode, id ? { displayId: id } : wall),
    onSuccess: async () => {
      void message.success(t('admin.wall.pair.done'));
      onClose();
      await client.invalidateQueries({ queryKey: ['displays'] });
    },
  });
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const places = [
    { value: '', label: t('admin.wall.pair.new') },
    ...displays.map(({ id, name }) => ({ value: id, label: t('admin.wall.pair.again', { name }) })),
  ];
  const footer = (
    <div className="footer">
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button type="primary" loading={pairing.isPending} onClick={() => form.submit()}>
        {t('admin.wall.pair')}
      </Button>
    </div>
  );
  return (
    <Drawer open title={t('admin.wall.pair')} size={480} onClose={onClose} footer={footer} destroyOnHidden>
      {pairing.error && <Problem error={pairing.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(wish) => pairing.mutate(wish)}
      >
        <Form.Item
          name="userCode"
          label={t('admin.wall.pair.code')}
          extra={t('admin.wall.pair.code.help')}
          rules={required}
        >
          <Input
            maxLength={10}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            className="pair-code"
          />
        </Form.Item>
        {displays.length > 0 && (
          <Form.Item name="displayId" label={t('admin.wall.pair.as')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
          </Form.Item>
        )}
        {displayId === '' && <WallFields />}
      </Form>
    </Drawer>
  );
}
