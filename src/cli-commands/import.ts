import { operator, sayImportProblem } from '../../views/texts/operator.ts';
import { importFiles } from '../domain/registrations/import/import-files.ts';
import { objectsOf } from './json-file.ts';
import { readOldFiles } from './old-file.ts';
import type { Command, Outcome } from './types.ts';
import { withWorkplace, type Workplace } from './workplace.ts';

/** The only way in for what happened before: every other door takes the time from the database. */
export const importCommand: Command = {
  name: 'import',
  takes: '<file.json>',
  purpose: operator.purposes.import,
  run: async ([path, ...rest], env) => {
    if (!path || rest.length > 0) return undefined;
    const given = await objectsOf(path);
    if (given === undefined) return { code: 1, lines: [operator.notJson(path)] };
    return withWorkplace(env, (place) => importAll(place, given));
  },
};

async function importAll({ deps, actor, sandbox }: Workplace, given: readonly unknown[]): Promise<Outcome> {
  const outcome = await importFiles(deps, readOldFiles(given, { sandbox }), actor);
  if (outcome.kind === 'imported') return { code: 0, lines: [operator.files.imported(outcome.count, outcome.knownAlready)] };
  return { code: 1, lines: [operator.cannot, ...outcome.problems.map((problem) => `  ${sayImportProblem(problem)}`)] };
}
