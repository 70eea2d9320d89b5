/** The floors of the house from the cellar up. A file may import from its own floor and from floors above it in this list. */
export interface Floor {
  readonly name: string;
  /** Start of the path: a folder ends with `/`. */
  readonly at: string;
  /** Floors with the same number stand side by side and never import each other. */
  readonly besides?: string;
  readonly packages: PackageRule;
}

/** `only`: nothing but these. `never`: anything but these. `typesOnly`: import type, as a value never. */
export interface PackageRule {
  readonly only?: readonly string[];
  readonly never?: readonly string[];
  readonly typesOnly?: readonly string[];
}

const nothing: PackageRule = { only: [] };
/** One library: the zones and calendars that Node does not know yet. */
const cellar: PackageRule = { only: ['temporal-polyfill'] };
const platform: PackageRule = { never: ['oidc-provider', 'otplib', '@simplewebauthn/*', '@node-rs/argon2', 'nodemailer'] };
const connectors: PackageRule = { never: ['koa', '@koa/*', 'oidc-provider', 'knex', 'pg', 'preact', 'preact-render-to-string'] };
const domain: PackageRule = {
  only: ['node:crypto', '@node-rs/argon2', 'otplib', '@simplewebauthn/server', '@zxcvbn-ts/language-common'],
  typesOnly: ['knex', 'pino', 'zod'],
};
const views: PackageRule = { only: ['preact', 'preact-render-to-string'] };
const door: PackageRule = { never: ['knex', 'pg', 'graphile-worker', 'koa', '@koa/*', 'oidc-provider', '@node-rs/argon2', 'otplib'] };
const protocolDoor: PackageRule = { never: ['knex', 'pg', 'graphile-worker', '@node-rs/argon2', 'otplib'] };
const anything: PackageRule = { never: [] };

/** `rule-sets` comes before `audit`: every audit row carries the id of the rule set in force. */
const rooms = [
  'rule-sets',
  'audit',
  'registries',
  'units',
  'notifications',
  'tasks',
  'accounts',
  'officers',
  'credentials',
  'guardians',
  'organizations',
  'claims',
  'relying-parties',
  'consents',
  'sign-ins',
  'registrations',
  'life-events',
  'overviews',
];
const doors = ['oidc', 'sign-in', 'apply', 'self-service', 'back-office', 'partners'];

export const staircase: readonly Floor[] = [
  { name: 'require-node', at: 'src/require-node.ts', packages: nothing },
  { name: 'lib', at: 'src/lib/', packages: cellar },
  { name: 'platform', at: 'src/platform/', packages: platform },
  { name: 'connectors', at: 'src/connectors/', packages: connectors },
  ...rooms.map((room) => ({ name: `domain/${room}`, at: `src/domain/${room}/`, packages: domain })),
  { name: 'views', at: 'views/', packages: views },
  { name: 'web/first-party', at: 'src/web/first-party/', packages: door },
  { name: 'web/documents', at: 'src/web/documents/', packages: door },
  ...doors.map((name) => ({
    name: `web/${name}`,
    at: `src/web/${name}/`,
    besides: 'web',
    packages: name === 'oidc' ? protocolDoor : door,
  })),
  { name: 'config', at: 'src/config', packages: { only: ['zod', 'node:crypto', 'node:fs', 'node:path', 'node:url'] } },
  { name: 'app', at: 'src/app.ts', packages: anything },
  { name: 'jobs', at: 'src/jobs.ts', packages: anything },
  { name: 'run', at: 'src/run.ts', packages: anything },
  { name: 'production', at: 'src/production.ts', packages: anything },
  { name: 'sandbox', at: 'src/sandbox/', packages: anything },
  { name: 'until-stopped', at: 'src/until-stopped.ts', packages: anything },
  { name: 'worker', at: 'src/worker.ts', packages: anything },
  { name: 'main', at: 'src/main.ts', packages: anything },
  { name: 'cli', at: 'src/cli', packages: anything },
];

/** Built by a script of its own, before anything runs: no floor of the house. */
export const outside = ['views/styles/', 'views/assets/'];
