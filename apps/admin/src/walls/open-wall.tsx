import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { useDoors } from '../server/context.js';
import type { NewDisplay } from '../server/types.js';
import { useInitialWall, WallFields } from './wall-fields.js';
import type { Handed } from './walls.js';

interface OpenWallProps {
  readonly onClose: () => void;
  readonly onHanded: (handed: Handed) => void;
}

/** Registers a screen; its link is shown next. */
export function OpenWall({ onClose, onHanded }: OpenWallProps) {
  useReturnFocus();
  const { t } = useWords();
  const { server } = useDoors();
  const client = useQueryClient();
  const [form] = Form.useForm<NewDisplay>();
  const initial = useInitialWall();
  const opening = useMutation({
    mutationFn: (display: NewDisplay) => server.openDisplay(display),
    onSuccess: async ({ code }, { name }) => {
      onHanded({ name, code });
      onClose();
      await client.invalidateQueries({ queryKey: ['displays'] });
    },
  });
  const footer = (
    <div className="footer">
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button type="primary" loading={opening.isPending} onClick={() => form.submit()}>
        {t('admin.wall.open')}
      </Button>
    </div>
  );
  return (
    <Drawer open title={t('admin.wall.open')} size={480} onClose={onClose} footer={footer} destroyOnHidden>
      {opening.error && <Problem error={opening.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(display) => opening.mutate(display)}
      >
        <WallFields />
      </Form>
    </Drawer>
  );
}
