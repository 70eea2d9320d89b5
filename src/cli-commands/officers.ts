import { operator } from '../../views/texts/operator.ts';
import { listRefusedDesks } from '../domain/officers/queries.ts';
import type { Command } from './types.ts';
import { readingCommand, table } from './workplace.ts';

const words = operator.officers;

/** As many as fit on a screen; the audit trail holds them all. */
const shown = 50;

const list = readingCommand('officers list', async (db) => {
  const refused = await listRefusedDesks(db, shown);
  if (refused.length === 0) return [words.none, words.nobodyCame];
  const rows = refused.map(({ at, accountId, requestId }) => [words.time(at), accountId, requestId ?? '-']);
  return [words.none, words.came, ...table([words.head, ...rows])];
});

export const officerCommands: readonly Command[] = [list];
