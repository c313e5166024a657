import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, type FormRule } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useDoors } from '../server/context.js';

interface Passwords {
  readonly current: string;
  readonly password: string;
  readonly again: string;
}

/** A new password; it ends every other session. */
export function PasswordForm() {
  const { t } = useWords();
  const { server, sessions } = useDoors();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Passwords>();
  const changing = useMutation({
    mutationFn: ({ current, password }: Passwords) => server.changePassword(current, password),
    onSuccess: async (begun) => {
      sessions.begin(begun);
      form.resetFields();
      void message.success(t('admin.me.password.done'));
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const long: FormRule = { required: true, min: 10, message: t('admin.setUp.short') };
  const same: FormRule = ({ getFieldValue }) => ({
    validator: (_, again: unknown) =>
      again === getFieldValue('password')
        ? Promise.resolve()
        : Promise.reject(new Error(t('admin.setUp.differs'))),
  });
  return (
    <Section title={t('admin.me.password')}>
      <p>{t('admin.me.password.means')}</p>
      {changing.error && <Problem error={changing.error} />}
      <Form<Passwords>
        form={form}
        className="narrow"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => changing.mutate(values)}
      >
        <Form.Item
          name="current"
          label={t('admin.me.password.current')}
          rules={[{ required: true, message: t('admin.required') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('admin.setUp.password')}
          rules={[long]}
          extra={t('admin.setUp.rule')}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item name="again" label={t('admin.setUp.again')} dependencies={['password']} rules={[same]}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {t('admin.me.password.do')}
        </Button>
      </Form>
    </Section>
  );
}
