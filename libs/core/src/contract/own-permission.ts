import { permission, roles, type Permission } from '@heli/sdk';

/** What everybody but a display may do with what is their own. */
export const ownPermission = (name: string): Permission =>
  permission(
    name,
    Object.fromEntries(roles.filter((role) => role !== 'display').map((role) => [role, 'own'])),
  );
