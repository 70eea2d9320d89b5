import { roleRights } from './permissions.ts';
import type { HeldRole, Officer, Permission, Place, Reach } from './types.ts';

/** Whether an officer has a permission anywhere: enough for what belongs to no unit, never for an object that does. */
export function holds(officer: Pick<Officer, 'roles'>, permission: Permission): boolean {
  return rolesWith(officer, permission).length > 0;
}

/** Whether an officer may do this to something at this place: by permission and by unit. */
export function mayAct(officer: Pick<Officer, 'roles'>, permission: Permission, place: Place): boolean {
  return rolesWith(officer, permission).some(
    ({ role, unitId }) =>
      unitId === place.unitId || (roleRights[role].reach === 'unit-and-below' && place.superiors?.includes(unitId) === true),
  );
}

/** The units at which an officer holds a permission, once each, by how far it reaches from there. */
export function unitsWith(officer: Pick<Officer, 'roles'>, permission: Permission): { readonly unitId: string; readonly reach: Reach }[] {
  const reaches = new Map<string, Reach>();
  for (const { role, unitId } of rolesWith(officer, permission)) {
    if (reaches.get(unitId) !== 'unit-and-below') reaches.set(unitId, roleRights[role].reach);
  }
  return [...reaches].map(([unitId, reach]) => ({ unitId, reach }));
}

/** What an officer may do at all, for the navigation. */
export function permissionsOf(officer: Pick<Officer, 'roles'>): Permission[] {
  return [...new Set(officer.roles.flatMap(({ role }) => roleRights[role].permissions))];
}

function rolesWith({ roles }: Pick<Officer, 'roles'>, permission: Permission): HeldRole[] {
  return roles.filter(({ role }) => roleRights[role].permissions.includes(permission));
}
