import { App, Button, Form, Input, Radio, Skeleton } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import type { Language } from '../server/types.js';

interface Contact {
  readonly email: string | null;
  readonly language: Language;
}

/** Where notices reach one outside these pages, and in which language. */
export function ContactForm() {
  const { t } = useWords();
  const { organisation } = usePlace();
  const { message } = App.useApp();
  const contact = useAsk<Contact>(organisation, 'core.contact');
  const sending = useSend(organisation, 'core.setContact');
  const send = ({ email, language }: { email?: string; language: Language }): void =>
    sending.mutate(
      { input: { email: email?.trim() || null, language } },
      { onSuccess: () => void message.success(t('admin.me.contact.done')) },
    );
  return (
    <Section title={t('admin.me.contact')}>
      <p>{t('admin.me.contact.means')}</p>
      {contact.error && <Problem error={contact.error} onRetry={() => void contact.refetch()} />}
      {sending.error && <Problem error={sending.error} />}
      {contact.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {contact.data && (
        <Form
          className="narrow"
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...contact.data, email: contact.data.email ?? '' }}
          onFinish={send}
        >
          <Form.Item
            name="email"
            label={t('admin.me.contact.email')}
            extra={t('admin.me.contact.none')}
            rules={[{ type: 'email', message: t('admin.me.contact.wrong') }]}
          >
            <Input type="email" autoComplete="email" maxLength={254} />
          </Form.Item>
          <Form.Item name="language" label={t('admin.me.contact.language')}>
            <Radio.Group
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {t('admin.me.contact.do')}
          </Button>
        </Form>
      )}
    </Section>
  );
}
