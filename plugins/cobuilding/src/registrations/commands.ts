import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle, type WriteContext } from '@heli/sdk';
import { Registration, type RegistrationItem } from '../entities/register.entity.js';
import { find, follow, no, record, situationOf, subjectOf, unitOf } from '../kit.js';
import { registrationLife, standsFor } from '../life-cycles.js';

/** What every fact about a registration names. */
const naming = ({ id, kind, unit, personId }: RegistrationItem) => ({
  ...{ registrationId: id, kind, unitId: unit },
  ...(personId && { personId }),
});

async function move(ctx: WriteContext, registrationId: string, verb: keyof typeof registrationLife) {
  const item = await find(ctx, Registration, registrationId, 'Registration');
  const from = item.state;
  item.state = follow(registrationLife, verb, situationOf(ctx, item));
  return { item, from };
}

const current = ['expected', 'submitted', 'confirmed', 'active'] as const;
const ofUnit = (ctx: WriteContext, unit: string): Promise<RegistrationItem | null> =>
  ctx.em.findOne(Registration, {
    ...{ unit, kind: 'unit', organisation: ctx.organisation, state: { $in: [...current] } },
  });

const fresh = (ctx: WriteContext, unit: string) => ({
  ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit, owner: ctx.actorId, members: 0 },
});

/** Somebody is due to register: counted from now on among those who should have. */
export const expectRegistration = handle(cobuilding.commands.expectRegistration, async (ctx, { unitId }) => {
  await unitOf(ctx, unitId);
  if (await ofUnit(ctx, unitId)) throw no('registeredAlready', {}, 'unitId');
  const item = ctx.em.create(Registration, { ...fresh(ctx, unitId), kind: 'unit', state: 'expected' });
  record(ctx, subjectOf('registration', item), events.registrationExpected, { data: naming(item) });
  await ctx.notify({
    key: 'cobuilding.notice.registrationExpected',
    to: { units: [unitId] },
    subject: { type: 'cobuilding.registration', id: item.id },
  });
  return { registrationId: item.id, state: item.state };
});

/** 单位报到. */
export const registerUnit = handle(cobuilding.commands.registerUnit, async (ctx, input) => {
  const { unitId, members, skills, wishes } = input;
  await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  const known = await ofUnit(ctx, unitId);
  if (known && known.state !== 'expected') throw no('registeredAlready', {}, 'unitId');
  const item =
    known ?? ctx.em.create(Registration, { ...fresh(ctx, unitId), kind: 'unit', state: 'expected' });
  item.state = follow(registrationLife, 'submit', situationOf(ctx, item));
  Object.assign(item, { members, skills: skills ?? null, wishes: wishes ?? null, submittedAt: ctx.now });
  // Who registers a unit does not confirm it, even where somebody else entered it as due.
  item.owner = ctx.actorId;
  record(ctx, subjectOf('registration', item), events.registrationSubmitted, {
    data: { ...naming(item), expected: known !== null, members },
    detail: { skills, wishes },
  });
  return { registrationId: item.id, state: item.state };
});

/** 在职党员报到: of somebody in the kernel's register. */
export const registerMember = handle(cobuilding.commands.registerMember, async (ctx, input) => {
  const { unitId, personId, skills, wishes } = input;
  await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  const [person] = await ctx.directory.persons([personId]);
  if (!person) throw no('unknownPerson', {}, 'personId', 'invalid');
  const where = { personId, organisation: ctx.organisation, state: { $in: [...current] } };
  if (await ctx.em.findOne(Registration, where)) throw no('registeredAlready', {}, 'personId');
  const item = ctx.em.create(Registration, {
    ...{ ...fresh(ctx, unitId), kind: 'member', personId, state: 'submitted', submittedAt: ctx.now },
    ...{ skills: skills ?? null, wishes: wishes ?? null },
  });
  record(ctx, subjectOf('registration', item), events.registrationSubmitted, {
    data: { ...naming(item), expected: false, members: 0 },
    detail: { skills, wishes },
  });
  return { registrationId: item.id, state: item.state };
});

/** The community has met them. */
export const confirmRegistration = handle(cobuilding.commands.confirmRegistration, async (ctx, input) => {
  const { registrationId, note } = input;
  const { item } = await move(ctx, registrationId, 'confirm');
  const data = { ...naming(item), members: item.members };
  record(ctx, subjectOf('registration', item), events.registrationConfirmed, { data, detail: { note } });
  return { registrationId, state: item.state };
});

/** They have something to do there. */
export const activateRegistration = handle(cobuilding.commands.activateRegistration, async (ctx, input) => {
  const { registrationId, note } = input;
  const { item } = await move(ctx, registrationId, 'activate');
  const data = naming(item);
  record(ctx, subjectOf('registration', item), events.registrationActivated, { data, detail: { note } });
  return { registrationId, state: item.state };
});

/** Moved on: where they come to, they register anew. */
export const transferRegistration = handle(cobuilding.commands.transferRegistration, async (ctx, input) => {
  const { registrationId, to } = input;
  const { item, from } = await move(ctx, registrationId, 'transfer');
  if (to === item.organisation) throw no('sameOrganisation', {}, 'to', 'invalid');
  record(ctx, subjectOf('registration', item), events.registrationTransferred, {
    data: { ...naming(item), from, members: item.members, to },
  });
  return { registrationId, state: item.state };
});

export const endRegistration = handle(cobuilding.commands.endRegistration, async (ctx, input) => {
  const { registrationId, note } = input;
  const { item, from } = await move(ctx, registrationId, 'end');
  record(ctx, subjectOf('registration', item), events.registrationEnded, {
    data: { ...naming(item), from, members: item.members },
    detail: { note },
  });
  return { registrationId, state: item.state };
});
