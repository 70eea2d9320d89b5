import { operator } from '../../views/texts/operator.ts';
import { confirmAppointment, type Operator, proposeOfficer, removeOfficer } from '../domain/officers/appointments.ts';
import { roleRights } from '../domain/officers/permissions.ts';
import { listRefusedDesks } from '../domain/officers/queries.ts';
import { listOfficers, listProposals } from '../domain/officers/roster.ts';
import type { OfficerRole } from '../domain/officers/types.ts';
import { canonicalNumber } from '../lib/numbers.ts';
import type { Db } from '../platform/database/types.ts';
import type { Command, Outcome } from './types.ts';
import { readingCommand, table, withWorkplace, type Workplace } from './workplace.ts';

const words = operator.officers;

/** As many as fit on a screen; the audit trail holds them all. */
const shown = 50;

const list = readingCommand('officers list', async (db) => {
  const parts = await Promise.all([roster(db), proposals(db), refusedDesks(db)]);
  return parts.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
});

async function roster(db: Db): Promise<string[]> {
  const officers = await listOfficers(db);
  if (officers.length === 0) return [words.none];
  const rows = officers.map((one) => [
    one.number,
    one.fullName,
    one.role,
    one.unitId,
    words.time(one.since),
    one.endsAt ? words.time(one.endsAt) : '-',
  ]);
  return table([words.roster, ...rows]);
}

async function proposals(db: Db): Promise<string[]> {
  const open = await listProposals(db);
  if (open.length === 0) return [];
  const rows = open.map((one) => [one.id, one.number, one.fullName, one.role, one.unitId, one.proposedBy, words.time(one.since)]);
  return [words.open, ...table([words.openHead, ...rows])];
}

async function refusedDesks(db: Db): Promise<string[]> {
  const refused = await listRefusedDesks(db, shown);
  if (refused.length === 0) return [words.nobodyCame];
  return [
    words.came,
    ...table([words.head, ...refused.map(({ at, accountId, requestId }) => [words.time(at), accountId, requestId ?? '-'])]),
  ];
}

const cannot = (why: keyof typeof words.refused): Outcome => ({ code: 1, lines: [words.refused[why]] });

/** Runs under the name of an operator: a ceremony of nobody is none. */
function ceremony({ actor }: Pick<Workplace, 'actor'>, work: (name: Operator) => Promise<Outcome>): Promise<Outcome> | Outcome {
  return actor.startsWith('operator:') && actor !== 'operator:unknown' ? work(actor as Operator) : { code: 1, lines: [words.nameless] };
}

const add: Command = {
  name: 'officers add',
  takes: '<number> <role> <unit>',
  purpose: operator.purposes['officers add'],
  run: async ([number, role, unitId, ...rest], env) => {
    if (!number || !role || !unitId || rest.length > 0) return undefined;
    if (!Object.hasOwn(roleRights, role)) return { code: 1, lines: [words.noRole(role, Object.keys(roleRights))] };
    return withWorkplace(env, async (place) =>
      ceremony(place, async (name): Promise<Outcome> => {
        const proposal = { number: canonicalNumber(number) ?? '', role: role as OfficerRole, unitId, operator: name };
        const answer = await proposeOfficer(place.deps, proposal);
        return answer.kind === 'proposed' ? { code: 0, lines: [words.proposed(answer.id)] } : cannot(answer.because);
      }),
    );
  },
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const confirm: Command = {
  name: 'officers confirm',
  takes: '<appointment>',
  purpose: operator.purposes['officers confirm'],
  run: async ([id, ...rest], env) => {
    if (!id || rest.length > 0) return undefined;
    if (!uuid.test(id)) return cannot('gone');
    return withWorkplace(env, async (place) =>
      ceremony(place, async (name): Promise<Outcome> => {
        const answer = await confirmAppointment(place.deps, { id, operator: name });
        return answer.kind === 'appointed' ? { code: 0, lines: [words.appointed(answer.endsAt)] } : cannot(answer.because);
      }),
    );
  },
};

const remove: Command = {
  name: 'officers remove',
  takes: '<number>',
  purpose: operator.purposes['officers remove'],
  run: async ([number, ...rest], env) => {
    if (!number || rest.length > 0) return undefined;
    return withWorkplace(env, async (place) =>
      ceremony(place, async (name): Promise<Outcome> => {
        const isRemoved = await removeOfficer(place.deps, { number: canonicalNumber(number) ?? '', operator: name });
        return isRemoved ? { code: 0, lines: [words.removed] } : cannot('no-officer');
      }),
    );
  },
};

export const officerCommands: readonly Command[] = [list, add, confirm, remove];
