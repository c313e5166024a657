import { Button, Form, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import type { Asked } from './filters.js';

interface View {
  readonly name: string;
  readonly filters: Asked;
}

interface ViewsProps {
  /** `coordination/cases` */
  readonly page: string;
  /** The filters as they are now. */
  readonly filters: Asked;
  readonly onShow: (filters: Asked) => void;
}

/** The filters that somebody comes back to, by name. */
export function Views({ page, filters, onShow }: ViewsProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const show = (chosen: Asked): void => {
    setOpen(false);
    onShow(chosen);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      destroyOnHidden
      content={<ViewList page={page} filters={filters} onShow={show} />}
    >
      <Button aria-expanded={open}>{t('admin.views')}</Button>
    </Popover>
  );
}

function ViewList({ page, filters, onShow }: ViewsProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const [form] = Form.useForm<{ name: string }>();
  const views = useAsk<View[]>(organisation, 'core.views', { page });
  const saving = useSend(organisation, 'core.saveView');
  const removing = useSend(organisation, 'core.removeView');
  const error = views.error ?? saving.error ?? removing.error;
  const save = ({ name }: { name: string }): void =>
    saving.mutate({ input: { page, name, filters } }, { onSuccess: () => form.resetFields() });
  return (
    <div className="views" role="dialog" aria-label={t('admin.views')}>
      {error && <Problem error={error} />}
      <ul className="plain">
        {views.data?.map(({ name, filters: kept }) => (
          <li key={name}>
            <Button type="link" className="open" onClick={() => onShow(kept)}>
              {name}
            </Button>
            <Button
              size="small"
              aria-label={t('admin.views.remove', { name })}
              onClick={() => removing.mutate({ input: { page, name } })}
            >
              {t('admin.remove')}
            </Button>
          </li>
        ))}
        {views.data?.length === 0 && <li>{t('admin.views.none')}</li>}
      </ul>
      <Form form={form} onFinish={save} layout="vertical" requiredMark={false}>
        <Space align="end">
          <Form.Item
            name="name"
            label={t('admin.views.name')}
            rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
          >
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item>
            <Button htmlType="submit" loading={saving.isPending} disabled={Object.keys(filters).length === 0}>
              {t('admin.views.save')}
            </Button>
          </Form.Item>
        </Space>
      </Form>
    </div>
  );
}
