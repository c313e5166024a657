import { ProblemError } from '@heli/client';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Cards } from './cards.js';
import type { OwnVote } from './council.js';
import { useOrder } from './use-order.js';

const choices = ['yes', 'no', 'abstain'] as const;

/** The ballot was in the box before this answer: what was sent first arrived. */
const arrived = (error: Error | null): boolean =>
  error instanceof ProblemError && error.problem.key === 'core.refusal.alreadyCast';

interface BallotProps {
  readonly vote: OwnVote;
  /** Whether to say for which seat, where there are several. */
  readonly named: boolean;
}

/** One voice: nothing chosen beforehand, one button, and what becomes of it. */
export function Ballot({ vote: { voteId, postId, seat, method }, named }: BallotProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [choice, setChoice] = useState<string>();
  const [cast, setCast] = useState(false);
  const secret = method === 'secret';
  const { send, pending, error } = useOrder(secret ? 'castSecret' : 'castNamed');
  const known = arrived(error);
  useEffect(() => {
    if (known) void client.invalidateQueries({ queryKey: ['ask'] });
  }, [known, client]);
  if (cast || known)
    return (
      <p className="cast" role="status">
        {t(secret ? 'admin.vote.cast.secret' : 'admin.vote.cast.named')}
      </p>
    );
  const go = (): void => {
    const input = { voteId, choice, ...(!secret && postId !== null && { postId }) };
    send(input, () => {
      setCast(true);
      setChoice(undefined);
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Cards
        legend={named ? t('admin.vote.for', { seat }) : t('council.field.choice')}
        options={choices.map((value) => ({ value, label: t(`council.choice.${value}`) }))}
        value={choice}
        onChange={setChoice}
      />
      {error && <Problem error={error} />}
      <p className="small">{t(secret ? 'admin.vote.means.secret' : 'admin.vote.means.named')}</p>
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={pending}
        disabled={choice === undefined}
      >
        {t('admin.vote.do')}
      </Button>
    </form>
  );
}
