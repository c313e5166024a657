import {
  callAssembly,
  cancelAssembly,
  decideMatter,
  endAssembly,
  holdAssembly,
} from './assemblies/commands.js';
import * as assemblyAnswers from './assemblies/queries.js';
import * as feeds from './board/feeds.js';
import { publicAffairs } from './board/public-affairs.js';
import { recordsBehind } from './board/records-behind.js';
import * as disputing from './disputes/commands.js';
import * as disputeAnswers from './disputes/queries.js';
import { rectifyHazard, reportHazard, returnHazard, verifyHazard } from './hazards/commands.js';
import * as hazardAnswers from './hazards/queries.js';
import * as hearing from './hearings/commands.js';
import { answerOpinion } from './hearings/opinions.js';
import * as hearingAnswers from './hearings/queries.js';
import * as opening from './openness/commands.js';
import * as opennessAnswers from './openness/queries.js';
import * as asking from './openness/requests.js';
import { endPatrol, recordVisit, setHouseholds, startPatrol } from './rounds/commands.js';
import * as roundAnswers from './rounds/queries.js';
import * as threading from './threads/commands.js';
import * as threadAnswers from './threads/queries.js';

/** Affairs of the neighbourhood beside its cases: disputes, hazards, rounds, threads, hearings, assemblies, openness. */
export const commands = {
  ...{ ...disputing, reportHazard, rectifyHazard, verifyHazard, returnHazard },
  ...{ startPatrol, endPatrol, recordVisit, setHouseholds, ...threading },
  ...{ ...hearing, answerOpinion, callAssembly, holdAssembly, decideMatter, endAssembly, cancelAssembly },
  ...{ ...opening, ...asking },
};
export const queries = {
  ...{ ...disputeAnswers, ...hazardAnswers, ...roundAnswers, ...threadAnswers },
  ...{ ...hearingAnswers, ...assemblyAnswers, ...opennessAnswers },
  ...{ ...feeds, publicAffairs, recordsBehind },
};
export { reactions } from './reactions.js';
export { common, entities, personal, seenWith } from './register.js';
