import { useWords } from '../language.js';
import { ContactForm } from './contact-form.js';
import { PasswordForm } from './password-form.js';
import { Sessions } from './sessions.js';

/** What is one's own: the browsers one is signed in with, where notices reach one, and the password. */
export function Me() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('admin.nav.me')}</h1>
      <Sessions />
      <ContactForm />
      <PasswordForm />
    </>
  );
}
