import { Alert, Button, Spin, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { CouncilStep } from './council-step.js';
import { MechanismsStep } from './mechanisms-step.js';
import { OrganisationsStep } from './organisations-step.js';
import { PeopleStep } from './people-step.js';
import { steps, useProgress, type Step } from './progress.js';
import { UnitsStep } from './units-step.js';
import { WallStep } from './wall-step.js';

const screens: Readonly<Record<Step, () => ReactNode>> = {
  organisations: OrganisationsStep,
  council: CouncilStep,
  units: UnitsStep,
  mechanisms: MechanismsStep,
  people: PeopleStep,
  wall: WallStep,
};

/** From an empty house to a wall of one's own council, step by step; each may be left and come back to. */
export function Setup() {
  const { t } = useWords();
  const { zone } = usePlace();
  const { done, error } = useProgress();
  const [chosen, setChosen] = useState<Step>();
  if (error) return <Problem error={error} />;
  if (!done) return <Spin className="waiting" />;
  const here = chosen ?? steps.find((step) => !done[step]) ?? 'wall';
  const at = steps.indexOf(here);
  const next = steps[at + 1];
  const Screen = screens[here];
  // Without organisations there is nothing that the other steps could be about.
  const reachable = (step: Step): boolean => done.organisations || step === 'organisations';
  return (
    <>
      <h1>{t('admin.setup')}</h1>
      <p className="hint">
        {t('admin.setup.help')} {t('admin.setup.zone', { zone })}
      </p>
      {steps.every((step) => done[step]) && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('admin.setup.ready')}
          description={t('admin.setup.ready.next')}
        />
      )}
      <div className="setup">
        <Steps
          orientation="vertical"
          current={at}
          onChange={(index) => setChosen(steps[index])}
          items={steps.map((step) => ({
            title: t(`admin.setup.${step}`),
            content: t(done[step] ? 'admin.setup.done' : 'admin.setup.open'),
            status: step === here ? 'process' : done[step] ? 'finish' : 'wait',
            disabled: !reachable(step),
          }))}
        />
        <Section title={t(`admin.setup.${here}`)}>
          <p>{t(`admin.setup.${here}.help`)}</p>
          <Screen key={here} />
          {next && reachable(next) && (
            <div className="footer setup-foot">
              <Button type={done[here] ? 'primary' : 'default'} onClick={() => setChosen(next)}>
                {t(done[here] ? 'admin.setup.next' : 'admin.setup.later', { step: t(`admin.setup.${next}`) })}
              </Button>
            </div>
          )}
        </Section>
      </div>
    </>
  );
}
