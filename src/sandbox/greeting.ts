import type { Config } from '../config.ts';
import type { NotListening } from '../platform/http/listen.ts';
import type { StartProblem } from '../platform/start-problems.ts';
import { sayProblem } from '../../views/texts/operator.ts';
import { sandboxPassword, sandboxPeople } from './people.ts';

/** What a newcomer needs when everything is up: the addresses, and who can sign in. */
export function greet(config: Config): void {
  const { issuer, backOfficeOrigin } = config.settings;
  const sandbox = config.sandbox?.origin ?? '';
  const rows = sandboxPeople.map((person) => [
    person.name,
    person.login,
    `${person.kind}, level ${person.level}, ${person.ground ? `locked: ${person.ground}` : person.state}`,
    person.hasFactors ? 'password, TOTP' : 'none',
  ]);
  const lines = [
    '',
    'Định Danh is ready.',
    '',
    `  Demo bank     ${sandbox}/bank        a service that signs people in: begin here`,
    `  Mailbox       ${sandbox}/mailbox     every text and mail, and the present TOTP codes`,
    `  My account    ${issuer}/me           what the account holder sees`,
    `  Provider      ${issuer}              /.well-known/openid-configuration for developers`,
    `  Back-office   ${backOfficeOrigin}`,
    '',
    ...tableOf([['Name', 'Login', 'Account', 'Factors'], ...rows]),
    '',
    `  Password of each: ${sandboxPassword}`,
    '',
  ];
  console.log(lines.join('\n'));
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
}

export function sayProblems(problems: readonly StartProblem[]): undefined {
  console.error(problems.map((problem) => `  - ${sayProblem(problem)}`).join('\n'));
  return undefined;
}

/** The port is taken, most likely by another start of this very program. */
export function sayBusyPort({ port, reason }: NotListening): undefined {
  const why =
    reason === 'port-in-use' ? 'is used by another program; stop that one, or choose another port' : 'may not be used by this user';
  console.error(`Port ${port} ${why} (PORT, BACK_OFFICE_PORT, SANDBOX_PORT).`);
  return undefined;
}
