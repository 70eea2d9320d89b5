import type { Config } from '../config.ts';
import { sandboxOfficers, unitNameOf } from './officers.ts';
import { sandboxPassword, sandboxPeople, sandboxTotpSecret } from './people.ts';

/** What a newcomer needs when everything is up: the addresses, and who can sign in. */
export function greet(config: Config): void {
  const { issuer, backOfficeOrigin } = config.settings;
  const sandbox = config.sandbox?.origin ?? '';
  const rows = sandboxPeople.map((person) => [
    person.name,
    person.login,
    `${person.kind}, level ${person.level}, ${person.ground ? `locked: ${person.ground.replaceAll('-', ' ')}` : person.state}`,
    person.hasFactors ? 'password, TOTP' : 'none',
  ]);
  const lines = [
    '',
    'Định Danh is ready.',
    '',
    ...tableOf([
      ['Sandbox', sandbox, 'what is here and what to try: begin here'],
      ['Demo bank', `${sandbox}/bank`, 'a service that signs people in'],
      ['Demo portal', config.sandbox?.portal.origin ?? '', 'a state service: one function for level 1, one for level 2'],
      ['Mailbox', `${sandbox}/mailbox`, 'every text and mail, and the present TOTP codes'],
      ['Registers', `${sandbox}/registries`, 'invented people with faces and fingers; makes registers fail'],
      ['My account', `${issuer}/me`, 'what the account holder sees'],
      ['Provider', issuer, '/.well-known/openid-configuration for developers'],
      ['Back-office', backOfficeOrigin, 'the desk of officers: sign in as one of them'],
    ]),
    '',
    ...tableOf([['Name', 'Login', 'Account', 'Factors'], ...rows]),
    '',
    ...tableOf([
      ['Officer', 'Login', 'Role', 'Unit'],
      ...sandboxOfficers.map((officer) => [officer.name, officer.login, officer.role, unitNameOf(officer).vi]),
    ]),
    '',
    `  Password of each who has one: ${sandboxPassword}`,
    `  TOTP secret of each who has one: ${sandboxTotpSecret} (or read the present code in the mailbox; a code counts once)`,
    '',
  ];
  console.log(lines.join('\n'));
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
}
