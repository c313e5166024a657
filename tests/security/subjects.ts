import type { Role } from '@heli/sdk';
import { roles } from '@heli/sdk';
import { communities } from '@heli/testing';
import { otherStreet, type Fortress } from './fortress.js';

/** Somebody who knocks at a door. */
export interface Subject {
  readonly name: string;
  /** Undefined where nobody is known by what is sent. */
  readonly roles: readonly Role[] | undefined;
  /** Whether the roles hold at the street; else they hold elsewhere. */
  readonly here: boolean;
  readonly token: string | undefined;
}

/** One subject for each role, and all the ways of not being let in. */
export async function subjectsOf(fortress: Fortress): Promise<Subject[]> {
  const { house, issue, newDisplay } = fortress;
  const tokenOf = async (...wish: Parameters<typeof issue>): Promise<string> => (await issue(...wish)).token;
  const revoked = await issue(['office']);
  await house.kernel.accounts.revoke({ tokenId: revoked.id });
  const each = roles.map(async (role): Promise<Subject> => {
    const token = role === 'display' ? (await newDisplay()).token : await tokenOf([role]);
    return { name: role, roles: [role], here: true, token };
  });
  const nobody = (name: string, token: string | undefined): Subject => ({
    name,
    roles: undefined,
    here: false,
    token,
  });
  return [
    ...(await Promise.all(each)),
    nobody('anonymous', undefined),
    nobody('unknown token', 'heli_unknown'),
    nobody('expired token', await tokenOf(['office'], { expiresAt: '2026-11-01T00:00:00.000Z' })),
    nobody('revoked token', revoked.token),
    {
      name: 'office of another street',
      roles: ['office'],
      here: false,
      token: await tokenOf(['office'], { at: otherStreet }),
    },
    {
      name: 'office, narrowed to a community',
      roles: ['office'],
      here: false,
      token: await tokenOf(['office'], { organisation: communities[1] }),
    },
    {
      name: 'office and resident, narrowed to resident',
      roles: ['resident'],
      here: true,
      token: await tokenOf(['office', 'resident'], { roles: ['resident'] }),
    },
  ];
}
