import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeedRegister, Happening } from '../../src/connectors/registry-events.ts';
import { followRegister } from '../../src/domain/life-events/follow.ts';
import { followWaitingFiles } from '../../src/domain/life-events/waiting-files.ts';
import { type CardDesk, numberOf, openCardDesk, withoutCard } from '../setup/card-files.ts';

let desk: CardDesk;
beforeAll(async () => {
  desk = await openCardDesk();
});
afterAll(() => desk.close());

/** Something happens to a person in a register, and the register is followed; twice, which changes nothing. */
async function happens(register: FeedRegister, person: string, happening: Happening): Promise<void> {
  const { after_seq: after } = await desk.db('registry_cursors').where({ register }).first('after_seq');
  const event = { id: randomUUID(), seq: Number(after) + 1, person, at: new Date(), content: { kind: 'known', happening } } as const;
  const feed = {
    listEvents: async (from: number) => ({ kind: 'page', oldest: 1, events: [event].filter(({ seq }) => seq > from) }) as const,
  };
  for (let times = 0; times < 2; times += 1) await followRegister(desk.deps, { register, feed, onHappening: followWaitingFiles });
  await desk.work();
}

test('the register tells that the card is issued: the file of the same visit is granted, once', async () => {
  const applicant = withoutCard(desk.counter);
  const change = await desk.sent(applicant);
  await desk.work();
  const reference = `C-${desk.filedOf(applicant)[0]?.reference ?? ''}`;
  await happens('id-card', numberOf(applicant), { kind: 'card-issued', cardNumber: '1', expiresOn: undefined, reference });
  expect(await desk.granted(change)).toBe(1);
});

test('the register tells that the card is refused: the file is refused with it', async () => {
  const applicant = withoutCard(desk.counter);
  const change = await desk.sent(applicant);
  await desk.work();
  const reference = `C-${desk.filedOf(applicant)[0]?.reference ?? ''}`;
  await happens('id-card', numberOf(applicant), { kind: 'card-refused', reference });
  expect(await desk.stateOf(change)).toBe('refused');
});

test('a corrected population register: the file that waited is received, and its limit begins', async () => {
  const applicant = withoutCard(desk.counter, { fullName: 'Trần Thị Khác' });
  const change = await desk.sent(applicant);
  expect(await desk.stateOf(change)).toBe('waiting-population-update');
  const record = desk.registers.people.get(numberOf(applicant));
  if (!record) throw new Error('unknown');
  const { fullName } = applicant.declared;
  desk.registers.people.set(numberOf(applicant), { ...record, fullName });
  await happens('population', numberOf(applicant), { kind: 'name-changed', fullName });
  expect(await desk.stateOf(change)).toBe('registry-check');
});
