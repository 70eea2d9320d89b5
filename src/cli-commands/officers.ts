import { operator } from '../../views/texts/operator.ts';
import { listRefusedDesks } from '../domain/officers/queries.ts';
import type { Command, Outcome } from './types.ts';
import { table, withDatabase } from './workplace.ts';

const words = operator.officers;

/** As many as fit on a screen; the audit trail holds them all. */
const shown = 50;

const list: Command = {
  name: 'officers list',
  takes: '',
  purpose: operator.purposes['officers list'],
  run: async (args, env) => {
    if (args.length > 0) return undefined;
    return withDatabase(env, async (db): Promise<Outcome> => {
      const refused = await listRefusedDesks(db, shown);
      if (refused.length === 0) return { code: 0, lines: [words.none, words.nobodyCame] };
      const rows = refused.map(({ at, accountId, requestId }) => [words.time(at), accountId, requestId ?? '-']);
      return { code: 0, lines: [words.none, words.came, ...table([words.head, ...rows])] };
    });
  },
};

export const officerCommands: readonly Command[] = [list];
