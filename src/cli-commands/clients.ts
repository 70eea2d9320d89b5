import { operator, sayAdmissionProblem } from '../../views/texts/operator.ts';
import { admitParty, readmitParty, suspendParty } from '../domain/relying-parties/actions.ts';
import { readAdmission } from '../domain/relying-parties/admission.ts';
import { listParties } from '../domain/relying-parties/queries.ts';
import { inTransaction } from '../platform/database/pool.ts';
import { type Given, objectsOf } from './json-file.ts';
import type { Command, Outcome } from './types.ts';
import { readingCommand, table, withWorkplace, type Workplace } from './workplace.ts';

const words = operator.clients;

const list = readingCommand('clients list', async (db) => {
  const parties = await listParties(db);
  if (parties.length === 0) return [words.none];
  return table([
    words.head,
    ...parties.map(({ clientId, kind, state, sector, minAcr, name }) => [clientId, kind, state, sector, minAcr, name.en]),
  ]);
});

const admit: Command = {
  name: 'clients admit',
  takes: '<file.json>',
  purpose: operator.purposes['clients admit'],
  run: async ([path, ...rest], env) => {
    if (!path || rest.length > 0) return undefined;
    const given = await objectsOf(path);
    if (given === undefined) return { code: 1, lines: [operator.notJson(path)] };
    return withWorkplace(env, (place) => admitAll(place, given));
  },
};

/** All or none: a list that is half admitted would have to be taken apart by hand. */
async function admitAll({ deps, sandbox, actor }: Workplace, inputs: readonly Given[]): Promise<Outcome> {
  const read = inputs.map((input) => readAdmission(input, { sandbox }));
  const problems = read.flatMap((one, at) =>
    'problems' in one
      ? [words.problemsOf(nameOf(inputs[at], at)), ...one.problems.map((problem) => `  ${sayAdmissionProblem(problem)}`)]
      : [],
  );
  if (problems.length > 0) return { code: 1, lines: [operator.cannot, ...problems.map((line) => `  ${line}`)] };
  const admissions = read.flatMap((one) => ('admission' in one ? [one.admission] : []));
  await inTransaction(deps.db, async (tx) => {
    for (const admission of admissions) await admitParty(tx, deps, admission, { actor, sandbox });
  });
  return { code: 0, lines: admissions.map(({ clientId }) => words.admitted(clientId)) };
}

function nameOf(input: Given | undefined, at: number): string {
  const id = input?.['client_id'];
  return typeof id === 'string' ? id : `${at + 1}`;
}

/** A command that changes the state of one service. */
function changing(verb: 'suspend' | 'readmit', change: typeof suspendParty, done: (id: string) => string): Command {
  return {
    name: `clients ${verb}`,
    takes: '<service>',
    purpose: operator.purposes[`clients ${verb}`],
    run: async ([id, ...rest], env) => {
      if (!id || rest.length > 0) return undefined;
      return withWorkplace(env, async ({ deps, actor }): Promise<Outcome> => {
        const changed = await inTransaction(deps.db, (tx) => change(tx, id, actor));
        return changed ? { code: 0, lines: [done(id)] } : { code: 1, lines: [words.unchanged(id)] };
      });
    },
  };
}

export const clientCommands: readonly Command[] = [
  list,
  admit,
  changing('suspend', suspendParty, words.suspended),
  changing('readmit', readmitParty, words.readmitted),
];
