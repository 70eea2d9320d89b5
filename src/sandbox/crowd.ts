import { hashPassword } from '../domain/credentials/factors/password.ts';
import { sealTotpSecret } from '../domain/credentials/factors/totp.ts';
import { inTransaction } from '../platform/database/pool.ts';
import { prepared } from '../platform/database/statements.ts';
import type { Deps } from '../platform/deps.ts';
import { markSandboxSeed } from '../platform/production-hazards.ts';
import { sandboxPassword, sandboxTotpSecret } from './people.ts';

export interface CrowdOptions {
  readonly count: number;
  /** Argon2id hash that all of them share; of the sandbox password when absent. */
  readonly passwordHash?: string;
}

export interface Crowd {
  readonly logins: readonly string[];
  /** Base32, of each. */
  readonly totpSecret: string;
}

const most = 2_000_000;
const atOnce = 10_000;

/**
 * Makes accounts of level 2 for load tests, all with one password and one TOTP secret: a hash of one's own for each would take hours.
 * Numbers begin with 005, which no province has; calling it again with the same count adds nobody.
 */
export async function seedCrowd({ db, secrets }: Pick<Deps, 'db' | 'secrets'>, options: CrowdOptions): Promise<Crowd> {
  if (!Number.isSafeInteger(options.count) || options.count < 1 || options.count > most) throw new RangeError(`count: 1 to ${most}`);
  const passwordHash = options.passwordHash ?? (await hashPassword(sandboxPassword));
  const sealedTotp = sealTotpSecret(secrets, sandboxTotpSecret);
  await inTransaction(db, markSandboxSeed);
  for (let from = 0; from < options.count; from += atOnce) {
    const to = Math.min(from + atOnce, options.count) - 1;
    await prepared(db, { name: 'crowd', text: crowdSql, values: [from, to, passwordHash, sealedTotp, family, middle, given] });
  }
  await db.raw('analyze people, accounts, account_numbers, credentials');
  return { logins: Array.from({ length: options.count }, (_, index) => crowdLogin(index)), totpSecret: sandboxTotpSecret };
}

/** 005, then sex and year of birth as in a real personal number, then a serial. */
export function crowdLogin(index: number): string {
  const year = 60 + Math.floor(index / 1_000_000);
  return `005${index % 2}${year}${String(index % 1_000_000).padStart(6, '0')}`;
}

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const middle = ['Văn', 'Thị', 'Minh', 'Thu', 'Quốc', 'Ngọc', 'Đức'];
const given = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Trang',
  'Uyên',
  'Yến',
];

/** One statement a slice, so that a slice is there as a whole or not at all. Ids ascend, so that the indexes fill in order. */
const crowdSql = `
with slice as (
  select i, ('00000000-0000-4000-8005-' || lpad(i::text, 12, '0'))::uuid as id,
    '005' || i % 2 || 60 + i / 1000000 || lpad((i % 1000000)::text, 6, '0') as number
  from generate_series($1::int, $2::int) i),
made as (
  insert into people (id, full_name, birth_date, sex, nationality, phone, email, email_verified_at, address)
  select id, ($5::text[])[1 + i % 13] || ' ' || ($6::text[])[1 + i % 7] || ' ' || ($7::text[])[1 + i % 17],
    (1960 + i / 1000000) || '-' || lpad((1 + i % 12)::text, 2, '0') || '-' || lpad((1 + i % 28)::text, 2, '0'),
    case i % 2 when 0 then 'male' else 'female' end, 'VNM', '+8450' || lpad(i::text, 7, '0'), 'p' || i || '@example.com', app_now(), null
  from slice on conflict do nothing returning id),
opened as (
  insert into accounts (id, person_id, subject_kind, level, state, activated_at)
  select id, id, 'citizen', 2, 'active', app_now() from made returning id),
numbered as (
  insert into account_numbers (number, account_id, kind) select number, id, 'personal' from slice join opened using (id))
insert into credentials (id, account_id, kind, secret, stands_alone)
select overlay(id::text placing mark from 20 for 4)::uuid, id, kind, secret, alone from opened,
  (values ('8006', 'password', $3::text, true), ('8007', 'totp', $4::text, null::boolean)) as proof (mark, kind, secret, alone)`;
