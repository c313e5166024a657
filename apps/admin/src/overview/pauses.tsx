import { Button, Flex } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useSend } from '../server/queries.js';
import type { PausedWork } from '../server/types.js';

interface PausesProps {
  readonly mechanism: string;
  readonly paused: readonly PausedWork[];
}

/** What a mechanism does not do now since it failed too often, why, until when, and a way not to wait. */
export function Pauses({ mechanism, paused }: PausesProps) {
  const words = useWords();
  const { organisation, zone } = usePlace();
  const trying = useSend(organisation, 'core.tryMechanism');
  const time = (at: string): string => timeText(at, { language: words.language, zone });
  if (paused.length === 0) return null;
  return (
    <Flex vertical gap="small" align="flex-start">
      {paused.map(({ phase, handler, since, faults, cause, nextTryAt }) => (
        <div className="small" key={`${phase} ${handler}`}>
          <strong>{words.t(`admin.phase.${phase}`)}</strong>{' '}
          {handler !== '' && <span className="code">{handler}</span>}{' '}
          {words.t('admin.mechanism.pause', { faults, cause, since: time(since), next: time(nextTryAt) })}
        </div>
      ))}
      {trying.error && <Problem error={trying.error} />}
      <Button size="small" loading={trying.isPending} onClick={() => trying.mutate({ input: { mechanism } })}>
        {words.t('admin.mechanism.try')}
      </Button>
    </Flex>
  );
}
