import { expect, test } from 'vitest';
import type { IdCardRecord, ImmigrationRecord, PopulationRecord } from '../../src/connectors/registries.ts';
import { judgeLikenesses } from '../../src/domain/registrations/checks/duplicate.ts';
import { judgeLikeness } from '../../src/domain/registrations/checks/face.ts';
import { judgeIdCard } from '../../src/domain/registrations/checks/id-card.ts';
import { judgeImmigration } from '../../src/domain/registrations/checks/immigration.ts';
import { judgePopulation } from '../../src/domain/registrations/checks/population.ts';
import { judgeSubscriber } from '../../src/domain/registrations/checks/subscriber.ts';
import type { JudgedBy } from '../../src/domain/registrations/checks/types.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';

const person: PopulationRecord = {
  personalNumber: '003090000077',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-03-14',
  sex: 'male',
  nationality: 'VNM',
  address: undefined,
  diedOn: undefined,
  earlierNumbers: [],
  replacedBy: undefined,
  isWard: false,
  phone: undefined,
  email: undefined,
};
const by: JudgedBy = {
  declared: { fullName: 'NGUYỄN VĂN MẪU', birthDate: '1990-03-14', sex: 'male', nationality: 'VNM', personalNumber: '003090000077' },
  procedure: 'citizen-level-1',
  rules: rulesById('decree-69-2024-amended-320-2026'),
  today: '2026-11-24',
};
const found = <T>(data: T): { kind: 'found'; data: T } => ({ kind: 'found', data });

test.each<[string, Partial<PopulationRecord>, string, string[]]>([
  ['the same person', {}, 'pass', []],
  ['another name', { fullName: 'Trần Thị Khác' }, 'fail', ['name-differs']],
  ['a name without its marks', { fullName: 'Nguyen Van Mau' }, 'unclear', ['name-unclear']],
  ['a birth date known to the month', { birthDate: '1990-03' }, 'pass', []],
  ['another birth date', { birthDate: '1990-03-15' }, 'fail', ['birth-date-differs']],
  ['another sex', { sex: 'female' }, 'fail', ['sex-differs']],
  ['a dead person', { diedOn: '2026-01-01' }, 'fail', ['dead']],
  [
    'a dead person under another name: nothing is said of death',
    { diedOn: '2026-01-01', fullName: 'Trần Văn Khác' },
    'fail',
    ['name-differs'],
  ],
  ['a ward', { isWard: true }, 'fail', ['is-ward']],
  ['a replaced number', { replacedBy: '003090000078' }, 'fail', ['number-replaced']],
])('population register: %s', (_name, differs, outcome, findings) => {
  expect(judgePopulation(found({ ...person, ...differs }), by)).toEqual({ outcome, findings });
});

test('population register: whoever turns 14 today may apply alone, a day earlier not', () => {
  const child = { ...by, declared: { ...by.declared, birthDate: '2012-11-24' } };
  const record = { ...person, birthDate: '2012-11-24' };
  expect(judgePopulation(found(record), child).findings).toEqual([]);
  expect(judgePopulation(found(record), { ...child, today: '2026-11-23' }).findings).toEqual(['too-young']);
});

test('population register: nobody under the number', () => {
  expect(judgePopulation({ kind: 'not-found' }, by)).toEqual({ outcome: 'fail', findings: ['not-registered'] });
});

const card: IdCardRecord = {
  personalNumber: '003090000077',
  cardNumber: '0001',
  kind: 'identity-card',
  hasChip: true,
  issuedOn: '2024-08-01',
  expiresOn: '2030-03-14',
  status: 'valid',
};

test.each<[string, Partial<IdCardRecord>, string[]]>([
  ['valid', {}, []],
  ['without end', { expiresOn: undefined }, []],
  ['valid for the last day', { expiresOn: '2026-11-24' }, []],
  ['expired yesterday', { expiresOn: '2026-11-23' }, ['card-expired']],
  ['revoked', { status: 'revoked' }, ['card-revoked']],
  ['held', { status: 'held' }, ['card-held']],
  ['an older card without a chip', { kind: 'citizen-card', hasChip: false }, []],
])('identity card: %s', (_name, differs, findings) => {
  expect(judgeIdCard(found({ ...card, ...differs }), by).findings).toEqual(findings);
});

test('identity card: under Decree 59 only one with a chip', () => {
  const then = { ...by, rules: rulesById('decree-59-2022'), today: '2023-05-10' };
  expect(judgeIdCard(found({ ...card, kind: 'citizen-card', hasChip: false }), then).findings).toEqual(['card-not-accepted']);
  expect(judgeIdCard(found({ ...card, kind: 'citizen-card' }), then).findings).toEqual([]);
  expect(judgeIdCard({ kind: 'not-found' }, then).findings).toEqual(['no-card']);
});

const foreigner: ImmigrationRecord = {
  immigrationId: 'I-1',
  fullName: 'SANTOS MARIA',
  birthDate: '1988-05-30',
  sex: 'female',
  nationality: 'PHL',
  document: { kind: 'passport', number: 'P1234567A', issuingState: 'PHL', expiresOn: '2030-01-01' },
  residenceCard: { kind: 'temporary', number: 'T1', expiresOn: '2027-01-01' },
  hasFace: true,
  hasFingers: true,
  diedOn: undefined,
  naturalisedAs: undefined,
};
const byForeigner: JudgedBy = {
  ...by,
  procedure: 'foreigner-level-1',
  declared: {
    fullName: 'Santos Maria',
    birthDate: '1988-05-30',
    sex: 'female',
    nationality: 'PHL',
    document: { kind: 'passport', number: 'P1234567A', issuingState: 'PHL' },
  },
};

test.each<[string, Partial<ImmigrationRecord>, string, string[]]>([
  ['the same person', {}, 'pass', []],
  ['no residence card', { residenceCard: undefined }, 'fail', ['no-residence-card']],
  [
    'an expired residence card',
    { residenceCard: { kind: 'permanent', number: 'T2', expiresOn: '2026-01-01' } },
    'fail',
    ['residence-card-expired'],
  ],
  ['an expired passport', { document: { ...foreigner.document, expiresOn: '2026-01-01' } }, 'fail', ['document-expired']],
  ['somebody who became a citizen', { naturalisedAs: '003188000001' }, 'unclear', ['naturalised']],
  ['a dead person', { diedOn: '2025-01-01' }, 'fail', ['dead']],
])('immigration register: %s', (_name, differs, outcome, findings) => {
  expect(judgeImmigration(found({ ...foreigner, ...differs }), byForeigner)).toEqual({ outcome, findings });
});

test.each([
  [1, 'pass', []],
  [0.8, 'pass', []],
  [0.79, 'unclear', ['face-unclear']],
  [0.5, 'unclear', ['face-unclear']],
  [0.49, 'fail', ['face-differs']],
])('a comparison of %d is judged by the thresholds of the rule set and its score kept', (score, outcome, findings) => {
  expect(judgeLikeness({ kind: 'compared', score }, { match: 0.8, unclear: 0.5 }, 'face')).toEqual({ outcome, findings, score });
});

test('no reference and a poor capture are for people to decide, never a refusal', () => {
  const thresholds = { match: 0.8, unclear: 0.5 };
  expect(judgeLikeness({ kind: 'no-reference' }, thresholds, 'fingers')).toEqual({
    outcome: 'unclear',
    findings: ['fingers-no-reference'],
  });
  expect(judgeLikeness({ kind: 'poor-capture' }, thresholds, 'fingers')).toEqual({
    outcome: 'unclear',
    findings: ['fingers-poor-capture'],
  });
});

test('the telephone: own, of another, unknown to every carrier', () => {
  expect(judgeSubscriber(found({ owns: true }))).toEqual({ outcome: 'pass', findings: [] });
  expect(judgeSubscriber(found({ owns: false }))).toEqual({ outcome: 'fail', findings: ['phone-not-own'] });
  expect(judgeSubscriber({ kind: 'not-found' })).toEqual({ outcome: 'unclear', findings: ['phone-not-registered'] });
});

test('an account blocks at its level; a phone, a name and another open file are hints', () => {
  const nothing = { account: undefined, samePhone: false, sameNameAndBirthDate: false, otherOpenFile: false };
  expect(judgeLikenesses(nothing, by)).toEqual({ outcome: 'pass', findings: [] });
  expect(judgeLikenesses({ ...nothing, account: { level: 1 } }, by)).toEqual({ outcome: 'fail', findings: ['account-exists'] });
  expect(judgeLikenesses({ ...nothing, account: { level: 1 } }, { ...by, procedure: 'citizen-level-2' }).outcome).toBe('pass');
  expect(judgeLikenesses({ ...nothing, account: { level: 2 } }, { ...by, procedure: 'citizen-level-2' }).outcome).toBe('fail');
  expect(judgeLikenesses({ ...nothing, samePhone: true, sameNameAndBirthDate: true, otherOpenFile: true }, by)).toEqual({
    outcome: 'unclear',
    findings: ['same-phone', 'same-name-and-birth-date', 'other-open-file'],
  });
});
