import { z } from 'zod';
import {
  command,
  defineCommands,
  defineEvents,
  defineQueries,
  event,
  permission,
  personId,
  query,
  roles,
} from '@heli/sdk';

const id = z.string().min(1).max(64);
const reason = z.string().trim().min(1).max(400);
const organisation = z.string().min(2).max(20);
/** A display's role comes with its device, and to nobody else. */
const grantedRoles = roles.filter((role) => role !== 'display');
const grant = z.strictObject({ role: z.enum(grantedRoles), organisation, unitId: id.optional() });
const grants = z.array(grant).max(100);

/** To change who may do what. It opens nothing else: whoever holds it sees no content by it. */
const manage = permission('core.account.manage', { administrator: 'subtree' });
const see = permission('core.account.see', { administrator: 'subtree', supervisor: 'subtree' });
export const manageAccounts = manage;

/** Whoever changes what somebody may do leaves a fact, with the change and their own name in it. */
export const accessEvents = defineEvents('core', {
  accountCreated: event({
    data: z.object({ accountId: personId, grants }),
    detail: z.object({ name: z.string() }),
  }),
  /** Whose an account is; nobody's where the person is null. */
  accountTied: event({ data: z.object({ accountId: personId, personId: personId.nullable() }) }),
  /** The name itself is nobody's but the account's. */
  signOnNameSet: event({ data: z.object({ accountId: personId, set: z.boolean() }) }),
  accountDisabled: event({ data: z.object({ accountId: personId }), detail: z.object({ reason }) }),
  accountEnabled: event({ data: z.object({ accountId: personId }) }),
  passwordReset: event({ data: z.object({ accountId: personId }) }),
  grantsChanged: event({
    data: z.object({ accountId: personId, added: grants, removed: grants }),
    detail: z.object({ reason }),
  }),
  tokenIssued: event({
    data: z.object({
      tokenId: id,
      accountId: personId,
      roles: z.array(z.enum(grantedRoles)).nullable(),
      organisation: organisation.nullable(),
      expiresAt: z.iso.datetime(),
    }),
    detail: z.object({ label: z.string() }),
  }),
  tokenRevoked: event({ data: z.object({ tokenId: id, accountId: personId }) }),
});

export const accessCommands = defineCommands('core', {
  createAccount: command({
    permission: manage,
    input: z.strictObject({
      name: z.string().trim().min(1).max(100),
      grants: grants.default([]),
      personId: id.optional(),
    }),
    output: z.object({ accountId: id }),
  }),
  /** What the provider of single sign-on calls whoever has the account; null where they sign in by a password alone. */
  setSignOnName: command({
    permission: manage,
    input: z.strictObject({ accountId: id, name: z.string().trim().min(1).max(200).nullable() }),
    output: z.object({}),
  }),
  /** Says whose an account is: it may do what its person may by posts. */
  tieAccount: command({
    permission: manage,
    input: z.strictObject({ accountId: id, personId: id.nullable() }),
    output: z.object({}),
  }),
  disableAccount: command({
    permission: manage,
    input: z.strictObject({ accountId: id, reason }),
    output: z.object({}),
  }),
  enableAccount: command({
    permission: manage,
    input: z.strictObject({ accountId: id }),
    output: z.object({}),
  }),
  /** The password so far opens nothing any more, and every session ends. */
  resetPassword: command({
    permission: manage,
    input: z.strictObject({ accountId: id }),
    output: z.object({}),
  }),
  changeGrants: command({
    permission: manage,
    input: z.strictObject({ accountId: id, add: grants.default([]), remove: grants.default([]), reason }),
    output: z.object({}),
  }),
  /** Whoever asks keeps the token itself: only its SHA-256 comes through the door, and stays. */
  issueToken: command({
    permission: manage,
    input: z.strictObject({
      accountId: id,
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      label: z.string().trim().min(1).max(100),
      roles: z.array(z.enum(grantedRoles)).min(1).optional(),
      organisation: organisation.optional(),
      days: z.number().int().min(1).max(3650),
    }),
    output: z.object({ tokenId: id, expiresAt: z.iso.datetime() }),
  }),
  revokeToken: command({
    permission: manage,
    input: z.strictObject({ tokenId: id }),
    output: z.object({}),
  }),
});

export const accessQueries = defineQueries('core', {
  accounts: query({
    permission: see,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        personId: z.string().nullable(),
        organisation: z.string(),
        state: z.string(),
        hasPassword: z.boolean(),
        /** What the provider of single sign-on calls them. */
        signOnName: z.string().nullable(),
        grants: z.array(
          z.object({
            role: z.string(),
            organisation: z.string(),
            unitId: z.string().nullable(),
            /** Comes with a post and goes with it; not to be taken by hand. */
            byPost: z.boolean(),
          }),
        ),
        seenAt: z.string().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
  accountTokens: query({
    permission: see,
    input: z.strictObject({ accountId: id }),
    output: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        roles: z.array(z.string()).nullable(),
        organisation: z.string().nullable(),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
        seenAt: z.string().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
});
