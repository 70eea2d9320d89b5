import { describe, expect, test } from 'vitest';
import { type Answers, candidateOf } from '../../src/domain/overviews/file-facts.ts';

const receivedOn = '2026-11-25';
const declared = { birthDate: '1990-03-14' };
const citizen = { subjectKind: 'citizen', declared, receivedOn } as const;
const foreigner = { subjectKind: 'foreigner', declared, receivedOn } as const;
const population = (isWard: boolean) => ({ kind: 'found', data: { isWard } }) as unknown as Answers['population'];
const card = (about: object) =>
  ({ kind: 'found', data: { kind: 'identity-card', hasChip: true, status: 'valid', ...about } }) as unknown as Answers['id-card'];
const residence = (about?: object) => ({ kind: 'found', data: { residenceCard: about } }) as unknown as Answers['immigration'];
const age = { birthDate: '1990-03-14', on: receivedOn };

describe('a citizen', () => {
  test.each([
    ['with a card', card({ expiresOn: '2030-01-01' }), ['identity-card']],
    ['on the last day of the card', card({ expiresOn: receivedOn }), ['identity-card']],
    ['with an expired card', card({ expiresOn: '2026-11-24' }), []],
    ['with a card without end', card({ expiresOn: undefined }), ['identity-card']],
    ['with a revoked card', card({ status: 'revoked' }), []],
    ['with an older card with a chip', card({ kind: 'citizen-card' }), ['citizen-card', 'chip-citizen-card']],
    ['with an older card without', card({ kind: 'citizen-card', hasChip: false }), ['citizen-card']],
    ['without a card', { kind: 'not-found' } as const, []],
  ])('%s', (_, idCard, holds) => {
    expect(candidateOf(citizen, { population: population(false), 'id-card': idCard })).toEqual({
      subject: 'citizen',
      age,
      holds,
      isWard: false,
    });
  });

  test('who is a ward', () => {
    expect(candidateOf(citizen, { population: population(true), 'id-card': card({}) })).toMatchObject({ isWard: true });
  });

  test('of whom a register has not said enough', () => {
    expect(candidateOf(citizen, { population: population(false) })).toBeUndefined();
    expect(candidateOf(citizen, { 'id-card': card({}) })).toBeUndefined();
  });
});

describe('a foreigner', () => {
  test.each([
    ['with a residence card', residence({ expiresOn: '2027-01-01' }), ['entry', 'residence-card']],
    ['whose residence card has expired', residence({ expiresOn: '2026-11-24' }), ['entry']],
    ['without one', residence(), ['entry']],
    ['whom the register does not know', { kind: 'not-found' } as const, []],
  ])('%s', (_, immigration, holds) => {
    expect(candidateOf(foreigner, { immigration })).toEqual({ subject: 'foreigner', age, holds, isWard: false });
  });

  test('of whom the register has not said anything', () => {
    expect(candidateOf(foreigner, {})).toBeUndefined();
  });
});
