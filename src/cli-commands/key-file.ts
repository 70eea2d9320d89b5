import { operator, sayProblem } from '../../views/texts/operator.ts';
import { addKey, generateKeyFile, readKeyFile } from '../platform/key-file.ts';
import type { Command } from './types.ts';

const words = operator.keyFile;

const create: Command = {
  name: 'key-file create',
  takes: '<path>',
  purpose: operator.purposes['key-file create'],
  run: async ([path, ...rest]) => {
    if (!path || rest.length > 0) return undefined;
    return generateKeyFile(path) ? { code: 0, lines: [words.created(path)] } : { code: 1, lines: [words.exists(path)] };
  },
};

const add: Command = {
  name: 'key-file add',
  takes: '<path>',
  purpose: operator.purposes['key-file add'],
  run: async ([path, ...rest]) => {
    if (!path || rest.length > 0) return undefined;
    const answer = readKeyFile(path);
    if ('problem' in answer) return { code: 1, lines: [sayProblem({ code: answer.problem, subject: path })] };
    return addKey(path) ? { code: 0, lines: [words.added(path)] } : { code: 1, lines: [operator.failed('key-file')] };
  },
};

export const keyFileCommands: readonly Command[] = [create, add];
