import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useDoors } from '../server/context.js';
import { useWays } from '../server/queries.js';
import { Gate } from './gate.js';

interface Credentials {
  readonly name: string;
  readonly password: string;
}

interface SignInProps {
  /** Why one is asked again, as a key. */
  readonly notice: string | undefined;
}

export function SignIn({ notice }: SignInProps) {
  const { t } = useWords();
  const { server, sessions } = useDoors();
  const signing = useMutation({
    mutationFn: ({ name, password }: Credentials) => server.signIn(name, password),
    onSuccess: (session) => sessions.begin(session),
  });
  const ways = useWays();
  const required = [{ required: true, message: t('admin.required') }];
  return (
    <Gate title={t('admin.signIn.title')}>
      {notice !== undefined && !signing.error && (
        <Alert type="info" showIcon title={t(notice)} role="status" />
      )}
      {signing.error && <Problem error={signing.error} />}
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => signing.mutate(values)}>
        <Form.Item name="name" label={t('admin.signIn.name')} rules={required}>
          <Input size="large" autoComplete="username" autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label={t('admin.signIn.password')} rules={required}>
          <Input.Password size="large" autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={signing.isPending}>
          {t('admin.signIn.do')}
        </Button>
      </Form>
      {ways.data?.oidc && (
        <Button className="sign-on" size="large" block href="/api/session/oidc">
          {t('admin.signIn.by', { name: ways.data.oidc.name })}
        </Button>
      )}
      <p className="hint">{t('admin.signIn.help')}</p>
    </Gate>
  );
}
