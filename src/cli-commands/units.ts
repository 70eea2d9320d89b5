import { operator } from '../../views/texts/operator.ts';
import { addDays, dayOf } from '../lib/days.ts';
import { importUnits } from '../domain/units/import.ts';
import { listHolidays, listUnits } from '../domain/units/queries.ts';
import { databaseNow, inTransaction } from '../platform/database/pool.ts';
import { objectsOf } from './json-file.ts';
import type { Command, Outcome } from './types.ts';
import { readUnitFile } from './unit-file.ts';
import { readingCommand, table, withWorkplace, type Workplace } from './workplace.ts';

const words = operator.units;

const list = readingCommand('units list', async (db) => {
  const units = await listUnits(db, dayOf(await databaseNow(db)));
  if (units.length === 0) return [words.none];
  return table([words.head, ...units.map(({ id, kind, parentId, nameVi }) => [id, kind, parentId ?? '-', nameVi])]);
});

const load: Command = {
  name: 'units import',
  takes: '<file.json>',
  purpose: operator.purposes['units import'],
  run: async ([path, ...rest], env) => {
    if (!path || rest.length > 0) return undefined;
    const given = await objectsOf(path);
    if (given === undefined) return { code: 1, lines: [operator.notJson(path)] };
    return withWorkplace(env, (place) => importAll(place, given));
  },
};

/** All or none. */
async function importAll({ deps, actor }: Workplace, given: readonly unknown[]): Promise<Outcome> {
  const read = readUnitFile(given);
  if ('problems' in read) return cannot(read.problems.map(({ at, field }) => words.problem(at, field)));
  const outcome = await inTransaction(deps.db, (tx) => importUnits(tx, read.units, actor));
  if (outcome.kind === 'unknown-units') return cannot(outcome.ids.map(words.unknown));
  return { code: 0, lines: [words.imported(outcome.count)] };
}

function cannot(lines: readonly string[]): Outcome {
  return { code: 1, lines: [operator.cannot, ...lines.map((line) => `  ${line}`)] };
}

/** Far enough for the whole of what is known. */
const shownDays = 3 * 366;

const holidays = readingCommand('holidays list', async (db) => {
  const today = dayOf(await databaseNow(db));
  const days = await listHolidays(db, { from: addDays(today, -31), to: addDays(today, shownDays) });
  if (days.length === 0) return [words.noHolidays];
  return table([words.holidayHead, ...days.map((one) => [one.day, one.kind, one.decision ?? one.source, one.nameVi])]);
});

export const unitCommands: readonly Command[] = [list, load, holidays];
