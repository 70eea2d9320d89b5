import { randomInt, randomUUID } from 'node:crypto';
import { generateSecret, generateSync } from 'otplib';
import { hashPassword } from '../../src/domain/credentials/factors/password.ts';
import { sealTotpSecret } from '../../src/domain/credentials/factors/totp.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { password } from './people.ts';

export interface NewPerson {
  readonly level: 1 | 2;
  readonly kind: 'citizen' | 'foreigner';
  readonly totp: boolean;
  readonly phone: boolean;
}

export interface TestPerson {
  readonly accountId: string;
  readonly login: string;
  readonly password: string;
  /**
   * A code that counts once; each call answers another one (they are accepted within ±30 s, so at most three; the third of them waits
   * when it would come before its time). `ahead`: seconds by which the clock of the database runs ahead.
   */
  code(ahead?: number): string;
}

/** Seconds for which a code is still accepted when it is sent, also when a half minute ends in between. */
const slack = 5;

let hash: Promise<string> | undefined;

/** An active person with a password and, unless said otherwise, an authenticator app and a telephone. */
export async function newPerson(deps: Deps, about: Partial<NewPerson> = {}): Promise<TestPerson> {
  const { level = 2, kind = 'citizen', totp = true, phone = true } = about;
  const accountId = randomUUID();
  const login = kind === 'citizen' ? `0050${String(randomInt(1e8)).padStart(8, '0')}` : `901${String(randomInt(1e9)).padStart(9, '0')}`;
  const secret = generateSecret();
  hash ??= hashPassword(password);
  const passwordHash = await hash;
  await inTransaction(deps.db, async (tx) => {
    await tx('people').insert({
      id: accountId,
      full_name: 'Đỗ Thị Thử',
      birth_date: '1991-02-03',
      sex: 'female',
      nationality: kind === 'citizen' ? 'VNM' : 'PHL',
      phone: phone ? `+8491${String(randomInt(1e7)).padStart(7, '0')}` : null,
      email: `thu-${accountId.slice(0, 8)}@example.com`,
    });
    await tx('accounts').insert({
      id: accountId,
      person_id: accountId,
      subject_kind: kind,
      level,
      state: 'active',
      activated_at: new Date(),
    });
    await tx('account_numbers').insert({ number: login, account_id: accountId, kind: kind === 'citizen' ? 'personal' : 'foreigner' });
    await tx('credentials').insert({ id: randomUUID(), account_id: accountId, kind: 'password', secret: passwordHash, stands_alone: true });
    if (totp)
      await tx('credentials').insert({
        id: randomUUID(),
        account_id: accountId,
        kind: 'totp',
        secret: sealTotpSecret(deps.secrets, secret),
      });
  });
  const lastSteps = new Map<number, number>();
  return {
    accountId,
    login,
    password,
    code: (ahead = 0) => {
      const now = Date.now() / 1000 + ahead;
      const oldest = Math.floor((now + slack) / 30) - 1;
      const step = Math.max((lastSteps.get(ahead) ?? 0) + 1, oldest);
      lastSteps.set(ahead, step);
      const early = (step - 1) * 30 - now;
      if (early > slack) throw new Error('a fourth code of one half minute would not be accepted');
      if (early > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, early * 1000);
      return generateSync({ secret, epoch: step * 30 });
    },
  };
}

/** A number that this person had before the one of today. */
export async function giveEarlierNumber({ deps }: { readonly deps: Deps }, { accountId }: TestPerson): Promise<string> {
  const number = `0051${String(randomInt(1e8)).padStart(8, '0')}`;
  await deps.db('account_numbers').insert({ number, account_id: accountId, kind: 'personal', valid_to: new Date() });
  return number;
}
