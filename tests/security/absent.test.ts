import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { core } from '@heli/core';
import { council } from '@heli/contracts/council';
import { cobuilding } from '@heli/contracts/cobuilding';
import { coordination } from '@heli/contracts/coordination';
import { incentives } from '@heli/contracts/incentives';
import { leadership } from '@heli/contracts/leadership';
import { personnel } from '@heli/contracts/personnel';
import { contract as services } from '../../plugins/services/src/contract/index.js';
import type { CommandType, Contract, QueryType, Role } from '@heli/sdk';
import { z } from 'zod';
import { furnishCobuilding } from './cobuilding-things.js';
import { furnishCouncil } from './council-things.js';
import { furnishAffairs } from './coordination-things.js';
import { furnishIncentives } from './incentives-things.js';
import { furnishPersonnel } from './personnel-things.js';
import { furnishServices } from './services-things.js';
import { openFortress, otherStreet, street, type Answered, type Fortress } from './fortress.js';
import { sampleOf, type Schema } from './sample.js';

/** What is there in the other street, and at home, by what an input calls it. */
type Things = Readonly<Record<string, string>>;

let fortress: Fortress;
let theirs: Things;
let ours: Things;
beforeAll(async () => {
  fortress = await openFortress();
  theirs = await furnish(otherStreet);
  ours = await furnish(street);
});
afterAll(() => fortress.close());

async function furnish(organisation: string): Promise<Things> {
  const { kernel } = fortress.house;
  const say = async (name: string, input: unknown): Promise<Readonly<Record<string, string>>> =>
    (await kernel.command(organisation, name, input)) as Record<string, string>;
  const { unitId: unit } = await say('core.registerUnit', { name: 'unit', kind: 'department' });
  const { caseId } = await say('coordination.report', {
    ...{ title: 'title', category: 'environment.litter', origin: 'grid' },
  });
  await say('coordination.verify', { caseId });
  await say('coordination.file', { caseId });
  const { whistleId } = await say('coordination.blowWhistle', {
    ...{ kind: 'emergency', title: 'whistle', calledUnitIds: [unit] },
  });
  const due = '2026-12-24T00:00:00.000Z';
  const { unitId: two } = await say('core.registerUnit', { name: 'two', kind: 'newEconomic' });
  const { listId } = await say('leadership.draftList', { title: 'list', year: 2026, unitId: unit });
  const { itemId } = await say('leadership.addItem', {
    listId,
    category: 'service',
    text: 'x',
    weight: 1,
    due,
  });
  const { coverageId } = await say('leadership.enterCoverage', {
    unitId: two,
    kind: 'newEconomic',
    members: 1,
  });
  const { contactPointId } = await say('leadership.setContactPoint', { postId: 'p', postTitle: 'chair' });
  const { reportId } = await say('leadership.draftReport', {
    year: 2026,
    audience: 'upward',
    postId: 'p',
    postTitle: 'chair',
    personId: 'x',
    text: 'x',
  });
  const { requestId } = await say('leadership.askRequest', { unitId: unit, direction: 'toUnit', title: 'x' });
  const { personId } = await say('core.registerPerson', { name: 'person' });
  const { webhookId } = await say('core.addWebhook', { url: 'https://example.com/hook' });
  const { sceneId } = await say('core.draftScene', { name: 'scene', below: false, tiles: [] });
  const { id: token, token: secret } = await fortress.issue(['office'], { at: organisation });
  const account = (await kernel.accounts.actorOf(secret))!.id;
  return {
    ...{
      list: listId!,
      item: itemId!,
      coverage: coverageId!,
      contactPoint: contactPointId!,
      report: reportId!,
      request: requestId!,
      appraisal: '01KA0000000000000000000001',
      problem: '01KA0000000000000000000001',
    },
    ...(await furnishCouncil(fortress, organisation, unit!)),
    ...(await furnishCobuilding(say, unit!)),
    ...(await furnishIncentives(say, unit!, personId!)),
    ...(await furnishAffairs(say, caseId!)),
    ...(await furnishPersonnel(say, unit!, personId!)),
    ...(await furnishServices(say)),
    ...{ case: caseId!, whistle: whistleId!, unit: unit! },
    ...{ person: personId!, account, token, webhook: webhookId!, scene: sceneId! },
  };
}

/** What each field that names something names. */
const kinds: Readonly<Record<string, string>> = {
  ...{ caseId: 'case', into: 'case', id: 'case', whistleId: 'whistle' },
  ...{ unit: 'unit', unitId: 'unit', leadUnitId: 'unit', coUnitIds: 'unit', calledUnitIds: 'unit' },
  ...{
    listId: 'list',
    itemId: 'item',
    coverageId: 'coverage',
    contactPointId: 'contactPoint',
    reportId: 'report',
    requestId: 'request',
    appraisalId: 'appraisal',
    problemId: 'problem',
  },
  ...{ personId: 'person', holderId: 'person', accountId: 'account', tokenId: 'token', webhookId: 'webhook' },
  ...{ sceneId: 'scene', pointId: 'point', signUpId: 'signUp', signUpIds: 'signUp' },
  ...{ bodyId: 'body', postId: 'post', chairPostId: 'post', toPostId: 'post', termId: 'term' },
  ...{ membershipId: 'membership', meetingId: 'meeting', voteId: 'vote', speechId: 'speech' },
  ...{ resolutionId: 'resolution', actionId: 'action', correctionId: 'correction', subjectId: 'meeting' },
  ...{ publicationId: 'publication', suggestionId: 'suggestion', parentId: 'item', by: 'resolution' },
  ...{ ownerPersonId: 'person', secretaryPersonId: 'person', contactPersonId: 'person' },
  ...{ resourceId: 'resource', resourceIds: 'resource', needId: 'need', needIds: 'need', claimId: 'claim' },
  ...{ bookingId: 'booking', projectId: 'project', milestoneId: 'milestone', agreementId: 'agreement' },
  ...{ commitmentId: 'commitment', registrationId: 'registration', stationId: 'station' },
  ...{ activityId: 'activity', borrowerUnitId: 'unit', partnerUnitIds: 'unit', unitIds: 'unit' },
  ...{ ruleId: 'rule', entryId: 'entry', entryIds: 'entry', appealId: 'appeal', volunteerId: 'volunteer' },
  ...{ shiftId: 'shift', hoursId: 'hours', rewardId: 'reward', redemptionId: 'redemption' },
  ...{ honourId: 'honour', assessmentId: 'assessment' },
  ...{ staffId: 'staff', recruitmentId: 'recruitment', candidateId: 'candidate', memberId: 'member' },
  ...{ reserveId: 'reserve', trainingId: 'training', recordId: 'record', certificateId: 'certificate' },
  ...{ roundId: 'round', gradingId: 'grading', evidenceId: 'evidence', objectionId: 'objection' },
  ...{ pioneerId: 'pioneer', assignmentId: 'assignment', logId: 'log', teamId: 'team', ballotId: 'ballot' },
  ...{ disputeId: 'dispute', hazardId: 'hazard', patrolId: 'patrol', caseIds: 'case' },
  ...{ threadId: 'thread', intoThreadId: 'thread', hearingId: 'hearing', opinionId: 'opinion' },
  ...{ assemblyId: 'assembly', opennessId: 'openness' },
  ...{ personIds: 'person', leaderId: 'person', mentorId: 'person' },
  ...{ organisation: 'organisation', code: 'organisation', parentCode: 'organisation' },
};

const contracts: readonly Contract[] = [
  core,
  council,
  coordination,
  leadership,
  cobuilding,
  personnel,
  services,
  incentives,
];
const signatures = contracts.flatMap((contract): (CommandType | QueryType)[] => [
  ...Object.values(contract.commands),
  ...Object.values(contract.queries),
]);
const schemaOf = (type: CommandType | QueryType): Schema =>
  z.toJSONSchema(type.input, { unrepresentable: 'any', io: 'input' }) as Schema;
const fieldsOf = (type: CommandType | QueryType): string[] =>
  Object.entries(schemaOf(type).properties ?? {}).flatMap(([field, { enum: choice, format }]) =>
    field in kinds && choice === undefined && format === undefined ? [field] : [],
  );
/** A rule's own code, not an organisation's. */
const ownCodes = ['incentives.draftRule', 'incentives.entries'];
const fields = signatures.flatMap((type) =>
  fieldsOf(type)
    .filter((field) => field !== 'code' || !ownCodes.includes(type.name))
    .map((field) => ({ type, name: type.name, field })),
);

/** A post of the council is another thing than one of the establishment, and so are requests. */
const kindOf = ({ name }: CommandType | QueryType, field: string): string => {
  if (field === 'postId' && name.startsWith('personnel.')) return 'establishment';
  if (field === 'activityId' && name.startsWith('services.')) return 'serviceActivity';
  if (field === 'requestId' && name.startsWith('coordination.')) return 'opennessRequest';
  return kinds[field]!;
};

/** An input that is right but for one field. */
function inputWith(type: CommandType | QueryType, field: string, value: string): Record<string, unknown> {
  const input = sampleOf(schemaOf(type)) as Record<string, unknown>;
  const put = (name: string, named: string): void => {
    input[name] = schemaOf(type).properties?.[name]?.type === 'array' ? [named] : named;
  };
  for (const name of fieldsOf(type).filter((each) => each in input)) {
    const kind = kindOf(type, name);
    put(name, kind === 'organisation' ? street : ours[kind]!);
  }
  if ('category' in input) input['category'] = 'environment.litter';
  put(field, value);
  return input;
}

async function answerTo(type: CommandType | QueryType, field: string, value: string): Promise<Answered> {
  const [holder] = Object.entries(type.permission.roles).sort(([, scope]) => (scope === 'subtree' ? -1 : 1));
  const { token } = await fortress.issue([holder![0] as Role], { unitId: ours['unit']! });
  const input = inputWith(type, field, value);
  return type.kind === 'command'
    ? fortress.send({ method: 'POST', path: `/api/${street}/commands/${type.name}`, token, body: input })
    : fortress.send({
        method: 'GET',
        path: `/api/${street}/queries/${type.name}?input=${encodeURIComponent(JSON.stringify(input))}`,
        token,
      });
}

/** What an answer tells, but for the name that was asked for and what differs from call to call. */
const toldBy = ({ status, text }: Answered, value: string): unknown => [
  status,
  text
    .replaceAll(value, '#')
    .replaceAll(/urn:heli:log:\w+/g, 'log')
    .replaceAll(/\b[0-9A-Z]{26}\b/g, 'id')
    .replaceAll(/"seq":\d+/g, 'seq'),
];

/** Names what only its sender knows. */
const theirOwn = ['sourceId', 'actionIds'];

test('every field that names something is known to', () => {
  const named = signatures.flatMap((type) => Object.keys(schemaOf(type).properties ?? {}));
  const unknown = named.filter(
    (field) => /Ids?$/.test(field) && !(field in kinds) && !theirOwn.includes(field),
  );
  expect(unknown).toEqual([]);
  expect(fields.length).toBeGreaterThan(40);
});

test.each(fields)(
  '$name tells nothing of whether its $field is there beyond reach',
  async ({ type, field }) => {
    const kind = kinds[field]!;
    const [foreign, absent] =
      kind === 'organisation' ? [otherStreet, '370799999'] : [theirs[kind]!, '01KA0000000000000000000000'];
    const there = toldBy(await answerTo(type, field, foreign), foreign);
    expect(there).toEqual(toldBy(await answerTo(type, field, absent), absent));
  },
);

test('what is at home is found', async () => {
  const found = await answerTo(coordination.queries.caseDetail, 'id', ours['case']!);
  expect(JSON.parse(found.text)).toMatchObject({ id: ours['case'] });
  const signed = await answerTo(coordination.commands.dispatch, 'leadUnitId', ours['unit']!);
  expect(signed.status).toBe(200);
});

test('one’s own permissions tell nothing of whether an organisation is there beyond reach', async () => {
  const { token } = await fortress.issue(['office']);
  const { id } = (await fortress.house.kernel.accounts.actorOf(token))!;
  const told = async (organisation: string): Promise<unknown> => {
    const path = `/api/accounts/${id}/permissions?organisation=${organisation}`;
    return toldBy(await fortress.send({ method: 'GET', path, token }), organisation);
  };
  const absent = await told('370799999');
  expect(absent).toEqual([404, expect.stringContaining('unknownOrganisation')]);
  expect(await told(otherStreet)).toEqual(absent);
});
