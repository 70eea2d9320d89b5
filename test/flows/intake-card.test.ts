import { describe, expect, test } from 'vitest';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { newCitizen } from '../setup/applicants.ts';
import { numberOf } from '../setup/card-files.ts';
import {
  at,
  cardOf,
  happens,
  idOf,
  keyedFile,
  nameOf,
  printed,
  sentFile,
  stateOf,
  visitor,
  withoutCard,
  work,
} from '../setup/card-visit.ts';
import { mainOf } from '../setup/own-doors.ts';
import { formsOf } from '../setup/visitor.ts';

describe('one visit, two files', () => {
  test('both references and both slips; the card that is issued grants the account', async () => {
    const applicant = withoutCard();
    const sent = await sentFile(applicant);
    const applicationId = idOf(sent);
    expect(await stateOf(applicationId)).toBe('registry-check');
    await work();
    const result = await visitor.open(sent.url);
    const card = await cardOf(applicationId);
    const file = await findApplication(at.house.deps.db, applicationId);
    expect(mainOf(result)).toContain(file?.reference);
    expect(mainOf(result)).toContain(card.reference);
    expect(mainOf(result)).toContain('hệ thống cấp thẻ đã nhận');
    expect(await printed(result, 'slip')).toContain('mống mắt');
    const appointment = await printed(result, 'card-slip');
    expect(appointment).toContain('CC02');
    expect(appointment).toContain(card.reference);
    const noted = { application_id: applicationId, event: 'card.slip-printed' };
    expect(await at.house.deps.db('audit_events').where(noted)).toHaveLength(1);
    await happens('id-card', numberOf(applicant), {
      kind: 'card-issued',
      cardNumber: '1',
      expiresOn: undefined,
      reference: card.cardReference ?? '',
    });
    // Granted, and told: nobody else decided.
    expect(['granted', 'notified']).toContain(await stateOf(applicationId));
    expect(mainOf(await visitor.open(sent.url))).toContain('đã cấp thẻ');
  });

  test('the card that is refused (CC03) refuses the account', async () => {
    const applicant = withoutCard();
    const sent = await sentFile(applicant);
    await work();
    const { cardReference: reference = '' } = await cardOf(idOf(sent));
    await happens('id-card', numberOf(applicant), { kind: 'card-refused', reference });
    expect(['refused', 'notified']).toContain(await stateOf(idOf(sent)));
    expect(await at.house.deps.db('application_decisions').where({ application_id: idOf(sent) })).toMatchObject([
      { outcome: 'refuse', reasons: ['card-refused'] },
    ]);
    const result = await visitor.open(sent.url);
    expect(mainOf(result)).toContain('CC03');
    expect(formsOf(result).filter(({ action }) => action.endsWith('slip'))).toEqual([]);
  });

  test('a double click gives one pair of files', async () => {
    const check = await keyedFile(withoutCard());
    const clicks = await Promise.all([1, 2, 3].map(() => visitor.copy().submit(check, {}, { action: '/send' })));
    expect(clicks.map(nameOf)).toEqual(['result', 'result', 'result']);
    const { db } = at.house.deps;
    const submitted = { application_id: idOf(check), event: 'application.submitted' };
    expect(await db('audit_events').where(submitted)).toHaveLength(1);
    expect(await db('card_applications').where({ application_id: idOf(check) })).toHaveLength(1);
  });

  test('somebody with a valid card is sent to level 2 without one, and nothing is sent', async () => {
    const applicant = newCitizen(at.house.registers);
    const refused = await visitor.submit(await keyedFile(applicant), {}, { action: '/send' });
    expect(refused.status).toBe(422);
    expect(mainOf(refused)).toContain('thẻ căn cước còn giá trị');
    expect(await stateOf(idOf(refused))).toBe('draft');
  });
});

describe('the population register comes first', () => {
  test('who is missing there waits without a date, with a slip and plain words; the correction resumes both files', async () => {
    const applicant = withoutCard();
    const record = at.house.registers.people.get(numberOf(applicant));
    if (!record) throw new Error('unknown');
    at.house.registers.people.delete(numberOf(applicant));
    const waiting = await sentFile(applicant);
    expect(await stateOf(idOf(waiting))).toBe('waiting-population-update');
    expect(mainOf(waiting)).toContain('chưa có ngày hẹn');
    expect(formsOf(waiting).some(({ action }) => action.endsWith('/card-slip'))).toBe(false);
    expect(await printed(waiting, 'slip')).not.toContain('Hẹn trả kết quả');
    const seen = await visitor.open(`${at.origin}/files/${idOf(waiting)}`);
    expect(mainOf(seen)).toContain('Chờ sửa dữ liệu dân cư');
    at.house.registers.people.set(numberOf(applicant), record);
    await happens('population', numberOf(applicant), { kind: 'name-changed', fullName: record.fullName });
    expect(await stateOf(idOf(waiting))).toBe('registry-check');
    expect(mainOf(await visitor.open(waiting.url))).toContain('tự tiếp tục lúc');
    expect(mainOf(await visitor.open(seen.url))).toContain('tự tiếp tục lúc');
  });

  test('while it is silent the file waits, and the page says so', async () => {
    at.house.registers.silent.add('population');
    const sent = await sentFile(withoutCard());
    expect(await stateOf(idOf(sent))).toBe('submitted');
    expect(mainOf(sent)).toContain('chưa trả lời');
    expect(sent.headers.get('refresh')).not.toBeNull();
  });
});
