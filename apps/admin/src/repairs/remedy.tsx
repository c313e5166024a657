import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { newKey } from '@heli/client';
import { useNavigate } from 'react-router';
import { useWords } from '../language.js';
import { sentenceOf } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { Repair } from './use-repairs.js';

/** Does what helps, or leads to where it is done. */
export function RemedyButton({ remedy }: Pick<Repair, 'remedy'>) {
  const words = useWords();
  const { t } = words;
  const { server } = useDoors();
  const { reach } = usePlace();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const acting = useMutation({
    mutationFn: async (): Promise<string> => {
      if (remedy.kind === 'backup')
        return t('admin.repairs.backedUp', { file: (await server.backUp()).file });
      if (remedy.kind === 'command') await server.send(reach, remedy.name, remedy.input, newKey());
      return t('admin.repairs.done');
    },
    onSuccess: (said) => void message.success(said),
    onError: (error) => void message.error(sentenceOf(error, words)),
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  if (remedy.kind === 'none') return null;
  if (remedy.kind === 'page')
    return <Button onClick={() => void navigate(remedy.path)}>{t('admin.repairs.look')}</Button>;
  return (
    <Button type="primary" loading={acting.isPending} onClick={() => acting.mutate()}>
      {t(remedy.kind === 'backup' ? 'admin.repairs.backUp' : 'admin.mechanism.try')}
    </Button>
  );
}
