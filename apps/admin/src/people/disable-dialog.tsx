import { useWords } from '../language.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useSend } from '../server/queries.js';

interface DisableProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Asks before somebody is shut out; the reason is kept with the fact. */
export function DisableDialog({ account, onClose }: DisableProps) {
  const { t } = useWords();
  const { reach } = usePlace();
  const sending = useSend(reach, 'core.disableAccount');
  return (
    <ReasonDialog
      title={t('admin.people.disable.title', { name: account.name })}
      verb={t('admin.people.disable')}
      longest={200}
      waiting={sending.isPending}
      error={sending.error}
      onReason={(reason) =>
        sending.mutate({ input: { accountId: account.id, reason } }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p>{t('admin.people.disable.means')}</p>
    </ReasonDialog>
  );
}
