import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { targetsOf } from '../import/use-target.js';
import { useWords } from '../language.js';
import { useRights } from '../server/may.js';
import type { PageOf } from './pages.js';

/** Leads to where a sheet's rows become records of this list, if they can and one may. */
export function ImportLink({ of }: { readonly of: PageOf }) {
  const { t } = useWords();
  const { may } = useRights();
  const navigate = useNavigate();
  const open = targetsOf(of).some(({ command }) => may(command.fullName));
  const path = `/import/${of.mechanism.contract}/${of.page.id}`;
  return open ? <Button onClick={() => void navigate(path)}>{t('admin.import')}</Button> : null;
}
