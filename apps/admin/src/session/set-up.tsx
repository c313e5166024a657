import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, type FormRule } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useDoors } from '../server/context.js';
import { Gate } from './gate.js';

interface Passwords {
  readonly password: string;
  readonly again: string;
}

interface SetUpProps {
  readonly code: string;
  readonly onDone: () => void;
}

/** A password by a one-time link: the first administrator's first, or that of whoever was handed one. */
export function SetUp({ code, onDone }: SetUpProps) {
  const { t } = useWords();
  const { server, sessions } = useDoors();
  const setting = useMutation({
    mutationFn: (password: string) => server.setUp(code, password),
    onSuccess: (session) => {
      sessions.begin(session);
      onDone();
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
    <Gate title={t('admin.setUp.title')}>
      <p className="hint">{t('admin.setUp.help')}</p>
      {setting.error && <Problem error={setting.error} />}
      <Form<Passwords>
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => setting.mutate(password)}
      >
        <Form.Item
          name="password"
          label={t('admin.setUp.password')}
          rules={[long]}
          extra={t('admin.setUp.rule')}
        >
          <Input.Password size="large" autoComplete="new-password" autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="again" label={t('admin.setUp.again')} dependencies={['password']} rules={[same]}>
          <Input.Password size="large" autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={setting.isPending}>
          {t('admin.setUp.do')}
        </Button>
      </Form>
      <Button type="link" onClick={onDone}>
        {t('admin.setUp.toSignIn')}
      </Button>
    </Gate>
  );
}
