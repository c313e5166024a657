import { Link } from 'react-router';
import { useWords } from '../language.js';

export function NotFound() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('admin.notFound')}</h1>
      <p>
        <Link to="/">{t('admin.toOverview')}</Link>
      </p>
    </>
  );
}
