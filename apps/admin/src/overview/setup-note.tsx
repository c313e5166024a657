import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../language.js';
import { useProgress } from '../setup/progress.js';

/** Says what is still open of setting up, and leads there; nothing once all is done. */
export function SetupNote() {
  const { t } = useWords();
  const { done } = useProgress();
  const navigate = useNavigate();
  const left = Object.values(done ?? {}).filter((isDone) => !isDone).length;
  if (!done || left === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('admin.setup')}
      description={t('admin.setup.left', { count: left })}
      action={
        <Button type="primary" onClick={() => void navigate('/setup')}>
          {t(done.organisations ? 'admin.setup.goOn' : 'admin.setup.begin')}
        </Button>
      }
    />
  );
}
