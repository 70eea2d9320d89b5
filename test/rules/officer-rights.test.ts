import { describe, expect, test } from 'vitest';
import { roleRights } from '../../src/domain/officers/permissions.ts';
import { holds, mayAct, permissionsOf, unitsWith } from '../../src/domain/officers/rights.ts';
import type { HeldRole, OfficerRole, Permission } from '../../src/domain/officers/types.ts';

const held = (role: OfficerRole, unitId: string): HeldRole => ({ role, unitId, unitName: { vi: unitId, en: unitId } });
const officer = (...roles: HeldRole[]): { roles: HeldRole[] } => ({ roles });
const roles = Object.keys(roleRights) as OfficerRole[];
const permissions = [...new Set(roles.flatMap((role) => roleRights[role].permissions))];

const own = { unitId: 'here', superiors: ['province', 'authority'] };
const below = { unitId: 'far', superiors: ['here', 'authority'] };
const beside = { unitId: 'beside', superiors: ['province', 'authority'] };
const above = { unitId: 'province', superiors: ['authority'] };

describe.each(roles)('%s', (role) => {
  test.each(permissions)('%s: at the own unit as the table says, below it as far as it reaches, beside and above never', (permission) => {
    const one = officer(held(role, 'here'));
    const isGiven = roleRights[role].permissions.includes(permission);
    expect(holds(one, permission)).toBe(isGiven);
    expect(mayAct(one, permission, own)).toBe(isGiven);
    expect(mayAct(one, permission, below)).toBe(isGiven && roleRights[role].reach === 'unit-and-below');
    expect(mayAct(one, permission, beside)).toBe(false);
    expect(mayAct(one, permission, above)).toBe(false);
  });
});

test('whoever takes files in never decides, whoever decides never takes in, and the hotline does one thing', () => {
  const given = (role: OfficerRole): readonly Permission[] => roleRights[role].permissions;
  for (const role of ['reception', 'immigration-reception'] as const) expect(given(role)).not.toContain('file.decide');
  expect(given('decider').some((permission) => permission.startsWith('intake.'))).toBe(false);
  expect(given('reception')).not.toContain('intake.foreigner');
  expect(given('immigration-reception')).not.toContain('intake.citizen');
  expect(given('hotline')).toEqual(['activation.reopen', 'rules.view']);
});

test('a right at one unit is none at another, also for somebody with two roles', () => {
  const both = officer(held('reception', 'here'), held('decider', 'authority'));
  expect(mayAct(both, 'intake.citizen', { unitId: 'authority' })).toBe(false);
  expect(mayAct(both, 'intake.citizen', own)).toBe(true);
  expect(mayAct(both, 'file.decide', own)).toBe(true);
  expect(mayAct(both, 'file.decide', { unitId: 'here' })).toBe(false);
  expect(unitsWith(both, 'worklist.view')).toEqual([
    { unitId: 'here', reach: 'own-unit' },
    { unitId: 'authority', reach: 'unit-and-below' },
  ]);
  expect(unitsWith(officer(held('reception', 'x'), held('decider', 'x'), held('reception', 'x')), 'file.view')).toEqual([
    { unitId: 'x', reach: 'unit-and-below' },
  ]);
});

test('nobody without a role has a right', () => {
  expect(permissionsOf(officer())).toEqual([]);
  expect(permissions.some((permission) => holds(officer(), permission) || mayAct(officer(), permission, own))).toBe(false);
});
