import { openMessage } from '../../src/domain/notifications/queries.ts';
import type { NoticeKind } from '../../src/domain/notifications/types.ts';
import { shiftClock } from './database.ts';
import type { TestHouse } from './house.ts';
import type { TestPerson } from './new-person.ts';
import type { Party } from './party.ts';
import { enterPassword } from './people.ts';
import { type Page, textOf, Visitor } from './visitor.ts';
import { stationOf } from './walk.ts';

export const wrongPassword = 'khong phai mat khau nay';

/** What a page says to a try: `held` names a time, `closed` names none. */
export type Verdict = 'passed' | 'wrong' | 'held' | 'closed';

export function verdictOf(party: Party, page: Page): Verdict {
  const text = textOf(page);
  if (/Bạn có thể thử lại sau \S/.test(text)) return 'held';
  if (/tạm thời không dùng được/.test(text)) return 'closed';
  if (/không đúng/.test(text) && page.status === 422) return 'wrong';
  if (party.isAnswer(page) || (page.status === 200 && !['start', 'recovery'].includes(stationOf(party, page)))) return 'passed';
  throw new Error(`no verdict on ${stationOf(party, page)} ${page.status}: ${text.slice(0, 300)}`);
}

/** Types a password into a new request, by default in a browser that nobody knows. */
export async function tryPassword(
  party: Party,
  typed: { login: string; password: string },
  visitor: Visitor = new Visitor(),
): Promise<{ verdict: Verdict; page: Page }> {
  const asked = await party.open(visitor, { prompt: 'login' });
  const page = await enterPassword(visitor, asked.page, typed.login, { password: typed.password, ...party.stop });
  return { verdict: verdictOf(party, page), page };
}

/** Types a recovery code in place of a password. */
export async function tryRecovery(
  party: Party,
  typed: { login: string; code: string },
  visitor: Visitor = new Visitor(),
): Promise<{ verdict: Verdict; page: Page }> {
  const asked = await party.open(visitor);
  const form = await visitor.open(new URL(`${asked.page.url.pathname}/recovery`, asked.page.url));
  const page = await visitor.submit(form, { username: typed.login, code: typed.code }, { action: '/recovery', ...party.stop });
  // The first page again, now for somebody known: the code was right and the password is asked beside it.
  const isKnown = page.status === 200 && textOf(page).includes('Xác nhận lại chính bạn');
  return { verdict: isKnown ? 'passed' : verdictOf(party, page), page };
}

/** The real time again, and places that nobody guessed from: all tests come from one address, and what it may is rarely their subject. */
export async function freshPlaces(house: TestHouse): Promise<void> {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw(`delete from attempt_counters where kind in ('address', 'network')`);
}

/** Types a wrong password so many times, one after the other, by default each in a browser that nobody knows. */
export async function failPassword(party: Party, person: TestPerson, times: number, visitor?: Visitor): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let index = 0; index < times; index += 1) {
    verdicts.push((await tryPassword(party, { login: person.login, password: wrongPassword }, visitor)).verdict);
  }
  return verdicts;
}

export async function rightPassword(party: Party, person: TestPerson, visitor?: Visitor): Promise<Verdict> {
  return (await tryPassword(party, person, visitor)).verdict;
}

export interface QueuedMessage {
  readonly channel: string;
  readonly state: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Messages of a kind to somebody, as they were queued, oldest first. */
export async function messagesOf(house: TestHouse, accountId: string, kind: NoticeKind): Promise<QueuedMessage[]> {
  const { rows } = await house.database.db.raw(
    'select channel, state, variables from messages where account_id = ? and kind = ? order by created_at, channel',
    [accountId, kind],
  );
  return rows.map((row: { channel: string; state: string; variables: string }) => ({
    channel: row.channel,
    state: row.state,
    variables: openMessage(house.deps.secrets, row).variables,
  }));
}
