import { operator } from '../../views/texts/operator.ts';
import { auditKeyEvents } from '../domain/audit/key-events.ts';
import { revokeKey, rotateKeys } from '../platform/signing-keys/actions.ts';
import { listSigningKeys } from '../platform/signing-keys/queries.ts';
import type { KeyDeps } from '../platform/signing-keys/types.ts';
import type { Command, Outcome } from './types.ts';
import { readingCommand, table, withWorkplace, type Workplace } from './workplace.ts';

const words = operator.keys;

const list = readingCommand('keys list', async (db) => {
  const keys = await listSigningKeys(db);
  if (keys.length === 0) return [words.none];
  const rows = keys.map((key) => [
    key.kid,
    key.alg,
    key.state,
    words.time(key.publishedAt),
    words.time(key.signingSince),
    words.time(key.oldSince),
  ]);
  return table([words.head, ...rows]);
});

const rotate: Command = {
  name: 'keys rotate',
  takes: '[--force]',
  purpose: operator.purposes['keys rotate'],
  run: async (args, env) => {
    if (args.some((arg) => arg !== '--force')) return undefined;
    return withWorkplace(env, async (place): Promise<Outcome> => {
      const answer = await rotateKeys(keyDeps(place), { force: args.length > 0 });
      return 'refused' in answer ? { code: 1, lines: [words.tooEarly(answer.readyAt)] } : { code: 0, lines: [words.rotated] };
    });
  },
};

const revoke: Command = {
  name: 'keys revoke',
  takes: '<key>',
  purpose: operator.purposes['keys revoke'],
  run: async ([kid, ...rest], env) => {
    if (!kid || rest.length > 0) return undefined;
    return withWorkplace(env, async (place): Promise<Outcome> => {
      const answer = await revokeKey(keyDeps(place), kid);
      return 'refused' in answer ? { code: 1, lines: [words.refused[answer.refused](kid)] } : { code: 0, lines: [words.revoked(kid)] };
    });
  },
};

function keyDeps({ deps, actor }: Workplace): KeyDeps {
  return { ...deps, recordKeyEvent: auditKeyEvents(actor) };
}

export const keyCommands: readonly Command[] = [list, rotate, revoke];
