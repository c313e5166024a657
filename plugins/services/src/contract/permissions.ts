import { permission, type Permission } from '@heli/sdk';

type Holders = Permission['roles'];

/** The office for the street's centre, the branch secretary for the community's stations. */
const local: Holders = { office: 'subtree', branchSecretary: 'subtree' };
/** Who may come for themselves; whoever is at the counter signs others up. */
const guests: Holders = {
  ...{ resident: 'own', representative: 'own', liaison: 'own', handler: 'own', gridWorker: 'own' },
  ...local,
};
const watching: Holders = {
  ...local,
  ...{ secretary: 'subtree', chair: 'subtree', viceChair: 'subtree', supervisor: 'subtree' },
};
/** What is offered to residents is no secret. */
const everybody: Holders = {
  ...watching,
  ...{ resident: 'subtree', representative: 'subtree', liaison: 'subtree', handler: 'subtree' },
  ...{ gridWorker: 'subtree', display: 'subtree' },
};

/** Who may do what, and how far: no implementation can widen it. */
export const may = {
  managePoints: permission('services.point.manage', local),
  seePoints: permission('services.point.see', everybody),
  manageActivities: permission('services.activity.manage', local),
  seeActivities: permission('services.activity.see', everybody),
  signUp: permission('services.signUp.make', guests),
  seeSignUps: permission('services.signUp.see', { ...guests, supervisor: 'subtree' }),
  rate: permission('services.signUp.rate', guests),
};
