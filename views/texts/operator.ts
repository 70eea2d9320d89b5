import type { ImportProblem, ImportProblemCode } from '../../src/domain/registrations/import/types.ts';
import type { AdmissionProblem, ProblemCode } from '../../src/domain/relying-parties/types.ts';
import type { NotListening } from '../../src/platform/http/listen.ts';
import type { SettingName, StartProblem, StartProblemCode } from '../../src/platform/start-problems.ts';
import { formatDateTime } from '../format.ts';

// Sentences for those who run the product, in English only. Times are Vietnam's.

/** What each setting is, as the end of "It must be …". */
export const settingMeanings: Readonly<Record<SettingName, string>> = {
  DATABASE_URL: 'the address of a PostgreSQL database, such as postgres://user:password@host:5432/dinhdanh',
  DATABASE_POOL_SIZE: 'the number of connections of one process, 2 to 500',
  ISSUER: 'the public origin of the provider without a slash at its end, such as https://id.example.vn',
  BACK_OFFICE_ORIGIN: 'the origin of the back-office without a slash at its end, such as https://officers.example.vn',
  PORT: 'the port of the provider, 1 to 65535',
  BACK_OFFICE_PORT: 'the port of the back-office, 1 to 65535',
  LISTEN_ADDRESS: 'an address of this machine to listen on, such as 127.0.0.1',
  TRUSTED_PROXIES: 'the addresses or networks of the proxies that end TLS, such as 10.0.0.5 or 10.1.0.0/16, with commas between them',
  KEY_FILE: 'the path of the key file that seals secrets; "npm run cli -- key-file create <path>" makes one',
  SMTP_URL: 'the mail server, such as smtps://user:password@mail.example.vn',
  MAIL_FROM: 'the address in the From line of every mail',
  SMS_GATEWAY_URL: 'the https address of the gateway that sends texts',
  SMS_GATEWAY_TOKEN: 'the token that the text gateway asks for',
  REGISTRY_POPULATION_URL: 'the https address of the population register',
  REGISTRY_ID_CARD_URL: 'the https address of the register of identity cards',
  REGISTRY_IMMIGRATION_URL: 'the https address of the immigration register',
  REGISTRY_SUBSCRIBER_URL: 'the https address of the register of telephone subscribers',
  REGISTRY_DRIVING_LICENCE_URL: 'the https address of the register of driving licences',
  REGISTRY_VEHICLE_REGISTRATION_URL: 'the https address of the register of vehicles',
  REGISTRY_HEALTH_INSURANCE_URL: 'the https address of the register of health insurance',
  REGISTRY_SOCIAL_INSURANCE_URL: 'the https address of the register of social insurance',
  CARD_SYSTEM_URL: 'the https address of the system that issues identity cards',
  REGISTRY_CLIENT_CERTIFICATE_FILE: 'the path of the certificate by which the registers know us, in PEM',
  REGISTRY_CLIENT_KEY_FILE: 'the path of the key of that certificate, in PEM',
  REGISTRY_CA_FILE: 'the path of the certificates of the authority behind the registers, in PEM',
  REGISTRY_SIGNING_KEY_FILE: 'the path of the P-256 key that signs requests to the registers, in PEM',
  REGISTRY_SIGNER: 'the name under which the registers know that key',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  WORKER_CONCURRENCY: 'the number of jobs a worker does at once, 1 to 100',
  SESSION_FACTOR_SECONDS: 'how many seconds a factor counts, 60 to 86400',
  SESSION_BIOMETRIC_SECONDS: 'how many seconds a biometric counts, 60 to 43200',
  SESSION_IDLE_SECONDS: 'after how many seconds without use no factor counts any more, 60 to 3600',
  SESSION_ABSOLUTE_SECONDS: 'after how many seconds a session ends, 60 to 86400',
  SANDBOX_PORT: 'the port of the sandbox, 1 to 65535',
  SANDBOX_PORTAL_PORT: 'the port of the demo portal, 1 to 65535',
  SANDBOX_CLIENTS: 'the path of a JSON file with clients for the sandbox',
  SANDBOX_DATA: 'the folder of the embedded database',
};

function meaning(name: string): string {
  return settingMeanings[name as SettingName] ?? 'something else';
}

const sayProblems: Readonly<Record<StartProblemCode, (subject: string) => string>> = {
  'setting-missing': (name) => `${name} is not set. It must be ${meaning(name)}.`,
  'setting-malformed': (name) => `${name} cannot be used as it is. It must be ${meaning(name)}.`,
  'above-limit': (name) => `${name} is above the limit of NIST SP 800-63B-4. It must be ${meaning(name)}.`,
  'https-required': (name) => `${name} must begin with https: what people send there would be readable on the way.`,
  'loopback-address': (name) => `${name} leads back to this machine: nobody else could reach it.`,
  'numeric-host': (name) => `${name} must hold a name, not a number: passkeys belong to a name.`,
  'same-origin': (name) => `${name} is the same as ISSUER: officers need an origin of their own.`,
  'same-port': (name) => `${name} is taken by another of our own ports.`,
  'password-missing': (name) => `${name} holds no password: everybody who reaches the database could use it.`,
  'default-password': (name) => `${name} holds a password that everybody knows.`,
  'database-without-tls': (name) => `${name} leads to another machine without TLS. Add ?sslmode=verify-full.`,
  'default-secret': (name) => `${name} is a value that everybody knows.`,
  'sandbox-setting': (name) => `${name} belongs to the sandbox and must not be set here.`,
  'tls-verification-off': (name) => `${name}=0 makes Node believe every certificate. Take it out of the environment.`,
  'key-file-missing': (path) => `There is no key file at ${path}. "npm run cli -- key-file create <path>" makes one.`,
  'key-file-unreadable': (path) => `The key file ${path} cannot be read by this user.`,
  'key-file-open-to-others': (path) => `The key file ${path} is open to other users. Run: chmod 600 ${path}`,
  'key-file-malformed': (path) => `The key file ${path} holds something that is not a key.`,
  'key-file-of-sandbox': (path) => `The key file ${path} was made for the sandbox. Production needs one of its own.`,
  'key-file-of-other-database': (name) =>
    `The key file is not the one that sealed what is in this database. Bring that one back, or lead ${name} to it.`,
  'registries-without-proof': () =>
    'The registers could not know who asks: set REGISTRY_CLIENT_CERTIFICATE_FILE and REGISTRY_CLIENT_KEY_FILE, or REGISTRY_SIGNING_KEY_FILE and REGISTRY_SIGNER, or all four.',
  'certificate-without-key': (name) => `${name} is not set, though its other half is. It must be ${meaning(name)}.`,
  'registry-file-unusable': (name) => `${name} leads to something that cannot be used. It must be ${meaning(name)}.`,
  'client-malformed': (problem) => `SANDBOX_CLIENTS, ${sayAdmissionProblem(problem as AdmissionProblem)}`,
  'migration-pending': (name) => `The database lacks the migration ${name}. Run: npm run cli -- migrate`,
  'database-too-old': (name) => `${name} leads to a PostgreSQL older than 15.`,
  'database-unavailable': (code) => `The database does not answer (${code}).`,
  'sandbox-not-started': (folder) => `DATABASE_URL is not set, and no sandbox was ever started here (there is no ${folder}).`,
  'sandbox-people': () => 'This database holds the invented people of the sandbox. Production needs a database of its own.',
  'sandbox-client': (id) => `The service ${id} was made for the sandbox and stands in this database.`,
};

/** Why a start is refused, in a sentence. */
export function sayProblem({ code, subject }: StartProblem): string {
  return sayProblems[code](subject);
}

const admissionProblemTexts: Readonly<Record<ProblemCode, string>> = {
  'unknown-field': 'is not known here',
  missing: 'is missing',
  'not-a-text': 'is not a text that can be used',
  'not-a-flag': 'must be true or false',
  'not-a-number': 'is not a number that can be used',
  'not-a-list': 'is not a list that can be used',
  'not-allowed': 'holds a value that is not allowed',
  'not-an-address': 'is not an https address',
  'not-keys': 'holds no public keys',
  'not-beside-jwks': 'cannot stand beside jwks',
  'not-used': 'is not used with this way of authentication',
  'too-short': 'is too short',
};

/** `problem`: the field as written in the file, a colon, the code. */
export function sayAdmissionProblem(problem: AdmissionProblem): string {
  const at = problem.lastIndexOf(': ');
  return `${problem.slice(0, at)} ${admissionProblemTexts[problem.slice(at + 2) as ProblemCode]}.`;
}

/** The end of "File 3, holds: …". */
const importProblemTexts: Readonly<Record<ImportProblemCode, string>> = {
  malformed: 'cannot be used',
  'unknown-field': 'is not known here',
  missing: 'is missing',
  twice: 'stands in this list twice',
  'other-file': 'is the reference of another file that stands here already',
  'in-the-future': 'lies in the future',
  'before-receipt': 'lies before the receipt of the file',
  'no-rules': 'lies before the first rules there were',
  'history-only': 'is missing: the rules of the day of receipt are known from the past only, and nothing can go on under them',
  'no-such-procedure': 'did not exist on the day of receipt',
  'no-such-limit': 'is no limit of this procedure under the rules of the day of receipt',
  'unknown-unit': 'is an office that is not known; "units import" enters it',
  'not-there-then': 'is an office that was not there on the day of receipt',
  'wrong-office': 'is an office that did not take in such files under the rules of the day of receipt',
  'not-at-a-counter': 'is an office, and this procedure is applied for online',
  'no-slip': 'is the day of a slip, and there was none under the rules of the day of receipt',
  'not-refused': 'are reasons of a refusal, and the file was not refused',
  'age-unclear': 'is not known well enough: two rules of the day of receipt could apply',
  'through-guardian': 'is that of somebody for whom a guardian applies: such files cannot be taken over yet',
  'no-valid-card': 'lacks a card that was accepted on the day of receipt',
  'card-is-valid': 'holds a card that was valid: the file with a card is for who has none',
  'no-residence-card': 'lacks the residence card that the rules of the day of receipt ask for',
  'no-entry': 'lacks the lawful entry that the rules of the day of receipt ask for',
  'in-guardians-account': 'is that of somebody who had no account of their own under the rules of the day of receipt',
  'level-too-high': 'is that of somebody who could not have this level under the rules of the day of receipt',
  'not-listed': 'was not open to such a person on the day of receipt',
  'other-subject': 'is not for such a person',
};

/** What is wrong with a list of old files. */
export function sayImportProblem({ at, field, code }: ImportProblem): string {
  return `File ${at}${field ? `, ${field}` : ''}: ${importProblemTexts[code]}.`;
}

/** For people who type commands. */
export const operator = {
  usage: (lines: readonly string[]) => ['Usage: npm run cli -- <command>', '', ...lines],
  unknownCommand: (name: string) => `There is no command "${name}".`,
  wrongUse: (usage: string) => `This command is used so: ${usage}`,
  cannot: 'This cannot be done:',
  notJson: (path: string) => `${path} is not a JSON file with an object or a list of objects in it.`,
  failed: (code: string) => `It did not work (${code}). Nothing more is known; "npm run cli -- doctor" looks at each part.`,
  purposes: {
    help: 'shows this list',
    migrate: 'brings the database up to date',
    doctor: 'looks at every part and says what is wrong',
    'keys list': 'shows the keys that sign tokens',
    'keys rotate': 'lets the next keys sign now; --force also when they were published less than two hours ago',
    'keys revoke': 'takes a signing key out of use everywhere, at once',
    'key-file create': 'makes a key file for production',
    'key-file add': 'puts a new key on top of a key file; keys that are there go on opening what they sealed',
    'clients list': 'shows the services that sign people in',
    'clients admit': 'admits the service (or the list of services) described in a JSON file, or replaces its admission',
    'clients suspend': 'stops a service at once; what it was given stops working',
    'clients readmit': 'lets a suspended service work again',
    'officers list': 'shows who has a right at the desk, whose appointment waits for another operator, and who was refused',
    'officers add': 'proposes an officer; nothing is given before another operator confirms',
    'officers confirm': 'appoints who was proposed by another operator, for 30 days unless they are proofed at a counter',
    'officers remove': 'takes every right at the desk from somebody, at once',
    'units list': 'shows the offices that are there today',
    'units import': 'enters the offices listed in a JSON file, or replaces what is known of them',
    'holidays list': 'shows the days off and the swapped days that limits are counted with',
    import: 'enters old files with the times of their own day, judged by the rules of that day, from a JSON file',
    seed: 'makes people for load tests in the sandbox and writes their logins to a file (default seeded-logins.txt)',
  },
  seed: {
    onlySandbox: "This key file is not the sandbox's: people are made in the sandbox only.",
    done: (count: number, file: string) => `Made sure of ${count} people; their logins are in ${file}.`,
    password: (password: string, secret: string) => `Password of each: ${password}   TOTP secret of each: ${secret}`,
  },
  migrate: {
    nothing: 'The database is up to date.',
    applied: (names: readonly string[]) => [
      `Applied ${names.length === 1 ? 'one migration' : `${names.length} migrations`}:`,
      ...names.map((name) => `  ${name}`),
    ],
  },
  keys: {
    none: 'There are no signing keys yet. They are made at the first start.',
    head: ['key', 'algorithm', 'state', 'published', 'signs since', 'old since'],
    time: (at: Date | null) => (at ? formatDateTime(at, 'en') : '-'),
    rotated: 'The next keys sign now. Every node follows within 10 seconds; tokens that were signed before stay good.',
    tooEarly: (readyAt: Date) =>
      `The next keys were published too short a time ago: services may not know them yet. Try again after ${formatDateTime(readyAt, 'en')}, or use --force when the present keys are in danger.`,
    revoked: (kid: string) =>
      `The key ${kid} is revoked. Every node follows within 10 seconds; tokens signed with it are refused by services that fetch our keys again.`,
    refused: {
      unknown: (kid: string) => `There is no key ${kid}. "npm run cli -- keys list" shows them.`,
      'not-published': (kid: string) => `The key ${kid} is out of use already.`,
    },
  },
  keyFile: {
    created: (path: string) =>
      `The key file ${path} is made, readable by this user only. Keep a copy in a safe place: without it nothing sealed can be opened.`,
    exists: (path: string) => `${path} exists already. A key file is never replaced.`,
    added: (path: string) =>
      `The first key of ${path} is new. Bring the file to every node and start them again. Never take out the last line: client secrets are checked with it.`,
  },
  officers: {
    none: 'Nobody has a right at the desk. "officers add" proposes somebody.',
    roster: ['number', 'name', 'role', 'unit', 'since', 'ends'],
    open: 'These wait for another operator ("officers confirm <appointment>"), for a day:',
    openHead: ['appointment', 'number', 'name', 'role', 'unit', 'proposed by', 'at'],
    nobodyCame: 'Nobody was refused there.',
    came: 'These signed in there and were refused, newest first:',
    head: ['when', 'account', 'reference'],
    time: (at: Date) => formatDateTime(at, 'en'),
    proposed: (id: string) => `Proposed. Another operator confirms within a day: npm run cli -- officers confirm ${id}`,
    appointed: (endsAt: Date | undefined) =>
      endsAt ? `Appointed. It ends at ${formatDateTime(endsAt, 'en')} unless they are proofed at a counter before.` : 'Appointed.',
    removed: 'They have no right at the desk any more.',
    noRole: (role: string, roles: readonly string[]) => `There is no role "${role}". Roles are ${roles.join(', ')}.`,
    nameless: 'It is not known who you are: USER is not set. A ceremony needs two names.',
    refused: {
      'no-account': 'There is no active account of level 2 with this number.',
      'no-unit': 'There is no such unit today. "npm run cli -- units list" shows them.',
      'wrong-unit': 'This role cannot be held at a unit of this kind.',
      'has-role': 'They have this role there already.',
      gone: 'Nothing with this id waits: it was confirmed, or it is older than a day.',
      'same-operator': 'You proposed this yourself. Another operator must confirm it.',
      'no-officer': 'Nobody with this number has a right at the desk.',
    },
  },
  clients: {
    none: 'No service is admitted.',
    head: ['service', 'kind', 'state', 'sector', 'at least', 'name'],
    problemsOf: (id: string) => `${id}:`,
    admitted: (id: string) => `${id} is admitted.`,
    suspended: (id: string) => `${id} is suspended.`,
    readmitted: (id: string) => `${id} works again.`,
    unchanged: (id: string) => `There is no service ${id} in a state that allows this. "npm run cli -- clients list" shows them.`,
  },
  files: {
    imported: (count: number, known: number) =>
      `${count === 1 ? 'One file is' : `${count} files are`} entered${known > 0 ? `; ${known} stood here already` : ''}.`,
  },
  units: {
    none: 'No office is entered. "npm run cli -- units import <file.json>" enters them.',
    head: ['unit', 'kind', 'above it', 'name'],
    problem: (at: number, field: string) => `Unit ${at}: ${field} cannot be used.`,
    unknown: (id: string) => `${id} is named as an office above or after another, and is not known.`,
    imported: (count: number) => (count === 1 ? 'One office is entered.' : `${count} offices are entered.`),
    noHolidays: 'No day is entered: every Monday to Friday is a working day.',
    holidayHead: ['day', 'kind', 'decided by', 'name'],
  },
  doctor: {
    verdicts: { good: 'ok  ', warning: 'look', bad: 'BAD ', skipped: '-   ' },
    judgedAs: { sandbox: 'Judged as a sandbox.', production: 'Judged as production.' },
    healthy: 'Nothing is wrong.',
    ill: (count: number) => (count === 1 ? 'One thing is wrong.' : `${count} things are wrong.`),
    settings: 'The settings can be used.',
    database: (version: string) => `The database answers (PostgreSQL ${version}).`,
    migrations: 'The database is up to date and holds nothing of the sandbox.',
    migrationsSandbox: 'The database is up to date.',
    keyFile: (keys: number) =>
      keys === 1 ? 'The key file can be used; it holds one key.' : `The key file can be used; it holds ${keys} keys.`,
    clock: (seconds: number) => `The clocks of this machine and of the database differ by ${Math.abs(seconds).toFixed(1)} s.`,
    signingKeys: (signing: number, next: number, old: number) => `Signing keys: ${signing} sign, ${next} are next, ${old} are old.`,
    signingKeysNone: 'There are no signing keys yet. They are made at the first start.',
    signingKeysIncomplete: 'An algorithm has no key that signs, or none that is next. A start makes what is missing.',
    signingKeysSealed: 'The signing keys cannot be opened: they were sealed with another key file.',
    signingKeysLate: 'Signing keys should have changed already: is a worker running?',
    jobs: (waiting: number, dead: number) => `Jobs: ${waiting} wait, ${dead} have failed for good.`,
    jobsLate: (minutes: number, waiting: number) => `Jobs: ${waiting} wait, the oldest for ${minutes} minutes. Is a worker running?`,
    jobsDead: (waiting: number, dead: number) => `Jobs: ${waiting} wait, ${dead} have failed for good and need somebody to look at them.`,
    mail: 'The mail server takes mail from us.',
    mailFailed: (code: string) => `The mail server does not take mail from us (${code}).`,
    mailSandbox: 'Mail goes to the mailbox of the sandbox.',
    unknown: { database: 'the database', keyFile: 'the key file', mail: 'the mail server' },
    notLooked: (what: string) => `Not looked at: ${what}.`,
    parts: { migrations: 'migrations', clock: 'clocks', signingKeys: 'signing keys', jobs: 'jobs', mail: 'mail' },
  },
} as const;

const busyPorts: Readonly<Record<NotListening['reason'], string>> = {
  'port-in-use': 'is used by another program. Stop that one, or choose another port',
  'port-forbidden': 'may not be used by this user. Choose one above 1023',
  'address-unknown': 'cannot be opened on this address: the machine does not have it',
};

/** A door that could not be opened. */
export function sayBusyPort({ port, reason }: NotListening): string {
  return `Port ${port} ${busyPorts[reason]} (PORT, BACK_OFFICE_PORT, SANDBOX_PORT, SANDBOX_PORTAL_PORT, LISTEN_ADDRESS).`;
}
