import { operator, sayProblem } from '../../views/texts/operator.ts';
import type { Environment } from '../config.ts';
import { databaseFailureCode } from '../platform/database/failure-code.ts';
import { clientCommands } from './clients.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { keyFileCommands } from './key-file.ts';
import { keyCommands } from './keys.ts';
import { migrateCommand } from './migrate.ts';
import { officerCommands } from './officers.ts';
import { seedCommand } from './seed.ts';
import type { Command, Outcome } from './types.ts';
import { unitCommands } from './units.ts';
import { table } from './workplace.ts';

const help: Command = {
  name: 'help',
  takes: '',
  purpose: operator.purposes.help,
  run: async () => ({ code: 0, lines: usage() }),
};

/** Everything an operator can type. */
const commands: readonly Command[] = [
  help,
  doctorCommand,
  migrateCommand,
  ...keyCommands,
  ...keyFileCommands,
  ...clientCommands,
  ...officerCommands,
  ...unitCommands,
  importCommand,
  seedCommand,
];

/** Runs what was typed after the program's name. Never throws: what went wrong is an outcome. */
export async function runCommand(typed: readonly string[], env: Environment): Promise<Outcome> {
  const asked = typed[0] === '--help' || typed[0] === '-h' ? ['help'] : typed;
  const command = commands.find(({ name }) => name === asked.slice(0, name.split(' ').length).join(' '));
  if (!command) return { code: 2, lines: [...(asked.length > 0 ? [operator.unknownCommand(asked.join(' ')), ''] : []), ...usage()] };
  try {
    const outcome = await command.run(asked.slice(command.name.split(' ').length), env);
    return outcome ?? { code: 2, lines: [operator.wrongUse(callOf(command))] };
  } catch (error) {
    return { code: 1, lines: [failureText(error)] };
  }
}

function usage(): string[] {
  return operator.usage(table(commands.map((command) => [`  ${callOf(command)}`, command.purpose])));
}

function callOf({ name, takes }: Command): string {
  return `${name} ${takes}`.trim();
}

/** Codes of the network and of PostgreSQL's connection and authentication classes. */
const unreachable = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_|KnexTimeoutError|database-unavailable)/;

function failureText(error: unknown): string {
  const code = databaseFailureCode(error);
  const noDatabase = unreachable.test(code) || /^(08|28|3D|57P|53)/.test(code);
  return noDatabase ? sayProblem({ code: 'database-unavailable', subject: code }) : operator.failed(code);
}
