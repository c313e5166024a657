import { Button } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useRouteError } from 'react-router';

/** A page failed; the frame and the others go on. */
export function Crashed() {
  const { t } = useWords();
  const error = useRouteError();
  return (
    <>
      <h1>{t('admin.crashed')}</h1>
      <Problem error={error} />
      <Button onClick={() => location.reload()}>{t('admin.reload')}</Button>
    </>
  );
}
