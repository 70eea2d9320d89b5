import { describe, expect, test } from 'vitest';
import {
  contactKinds,
  contactProblems,
  contactsToGive,
  draftProblems,
  needsGuardian,
} from '../../src/domain/registrations/drafts/problems.ts';
import { mayShow, nextStep } from '../../src/domain/registrations/drafts/steps.ts';
import type { Draft, DraftContact } from '../../src/domain/registrations/drafts/types.ts';
import { canonicalCode, canonicalReference, newFileCode, newReference, spacedCode } from '../../src/domain/registrations/references.ts';
import { stageOf } from '../../src/domain/registrations/status.ts';
import { rulesOn } from '../../src/domain/rule-sets/index.ts';

const today = '2026-11-24';
const rules = rulesOn(today);

const phone: DraftContact = { kind: 'phone', address: '+84500000001', confirmed: true, codeIsOut: false };
const email: DraftContact = { kind: 'email', address: 'an@example.com', confirmed: true, codeIsOut: false };
const unproved = { confirmed: false, codeIsOut: true };

/** A complete draft, and what is different in it. */
function draft(procedure: 'citizen-level-1' | 'foreigner-level-1', more: Partial<Draft> = {}): Draft {
  const isCitizen = procedure === 'citizen-level-1';
  const person = { fullName: 'Nguyễn Văn An', birthDate: '1990-04-05', sex: 'male', nationality: isCitizen ? 'VNM' : 'PHL' } as const;
  return {
    application: { procedure, subjectKind: isCitizen ? 'citizen' : 'foreigner' } as Draft['application'],
    keptUntil: new Date(0),
    declared: isCitizen
      ? { ...person, personalNumber: '001090000001' }
      : { ...person, document: { kind: 'passport', number: 'P1234567A', issuingState: 'PHL' } },
    contacts: [phone],
    face: 'camera',
    agreed: true,
    hasCode: true,
    ...more,
  };
}

describe('what a draft lacks', () => {
  const { personalNumber: _number, ...withoutNumber } = draft('citizen-level-1').declared;
  const { document: _document, nationality: _nationality, ...withoutDocument } = draft('foreigner-level-1').declared;

  test.each([
    ['nothing', draft('citizen-level-1'), []],
    ['nothing, with both contacts', draft('citizen-level-1', { contacts: [phone, email] }), []],
    ['the number', draft('citizen-level-1', { declared: withoutNumber }), ['personal-number']],
    [
      'all of it',
      draft('citizen-level-1', { declared: {}, contacts: [], face: undefined, agreed: false }),
      ['personal-number', 'name', 'birth-date', 'sex', 'phone', 'face', 'statement'],
    ],
    ['the own phone, with e-mail alone', draft('citizen-level-1', { contacts: [email] }), ['phone']],
    ['a proof of the phone', draft('citizen-level-1', { contacts: [{ ...phone, ...unproved }] }), ['phone']],
    [
      'a proof of the e-mail that need not have been given',
      draft('citizen-level-1', { contacts: [phone, { ...email, ...unproved }] }),
      ['email'],
    ],
    ['the picture', draft('citizen-level-1', { face: undefined }), ['face']],
    ['consent', draft('citizen-level-1', { agreed: false }), ['statement']],
    ['years', draft('citizen-level-1', { declared: { ...draft('citizen-level-1').declared, birthDate: '2012-11-25' } }), ['guardian']],
    [
      'nothing on the very birthday',
      draft('citizen-level-1', { declared: { ...draft('citizen-level-1').declared, birthDate: '2012-11-24' } }),
      [],
    ],
    ['nothing: a foreigner with e-mail alone', draft('foreigner-level-1', { contacts: [email] }), []],
    ['nothing: a foreigner with a phone alone', draft('foreigner-level-1', { contacts: [phone] }), []],
    ['any contact', draft('foreigner-level-1', { contacts: [] }), ['contact']],
    ['document and nationality', draft('foreigner-level-1', { declared: withoutDocument }), ['document', 'nationality']],
  ])('%s', (_, one, missing) => {
    expect(draftProblems(one, rules, today)).toEqual(missing);
  });
});

describe('who needs a guardian', () => {
  test.each([
    ['2012-11-25', true],
    ['2012-11-24', false],
    ['2013', true],
    ['2012', false],
    ['2012-12', true],
    ['2012-11', false],
    ['2012-02-29', false],
    ['1926-01-01', false],
  ])('born %s: %s', (birthDate, young) => {
    expect(needsGuardian(birthDate, 14, today)).toBe(young);
  });

  test('who was born on 29 February is fourteen on 1 March', () => {
    expect(needsGuardian('2012-02-29', 14, '2026-02-28')).toBe(true);
    expect(needsGuardian('2012-02-29', 14, '2026-03-01')).toBe(false);
  });
});

describe('contacts by rule', () => {
  const own = { all: ['phone'], optional: ['email'], ownPhone: true } as const;
  const either = { all: [], oneOf: ['email', 'phone'], optional: [], ownPhone: false } as const;

  test('which the form has, those that must be given first', () => {
    expect(contactKinds(own)).toEqual(['phone', 'email']);
    expect(contactKinds(either)).toEqual(['email', 'phone']);
  });

  test('which are still to be given', () => {
    expect(contactsToGive([], own)).toEqual(['phone']);
    expect(contactsToGive(['email'], own)).toEqual(['phone']);
    expect(contactsToGive([], either)).toEqual(['contact']);
    expect(contactsToGive(['email'], either)).toEqual([]);
  });

  test('of two that were given, both are proved', () => {
    expect(contactProblems([{ ...phone, ...unproved }, email], either)).toEqual(['phone']);
  });
});

describe('the way through the pages', () => {
  test.each([
    ['document', draft('foreigner-level-1', { declared: {} })],
    ['details', draft('citizen-level-1', { declared: {} })],
    ['guardian', draft('citizen-level-1', { declared: { ...draft('citizen-level-1').declared, birthDate: '2020-01-01' } })],
    ['contacts', draft('citizen-level-1', { contacts: [] })],
    ['contacts', draft('citizen-level-1', { contacts: [email] })],
    ['code', draft('citizen-level-1', { contacts: [phone, { ...email, ...unproved }] })],
    ['face', draft('citizen-level-1', { face: undefined })],
    ['check', draft('citizen-level-1', { agreed: false })],
  ] as const)('comes to %s', (step, one) => {
    expect(nextStep(one, rules, today)).toBe(step);
  });

  test('back is always possible, forward never', () => {
    expect(mayShow('details', 'check')).toBe(true);
    expect(mayShow('check', 'check')).toBe(true);
    expect(mayShow('check', 'face')).toBe(false);
    expect(mayShow('contacts', 'guardian')).toBe(false);
  });
});

describe('references and codes', () => {
  test('look alike and tell nothing of each other', () => {
    const references = Array.from({ length: 500 }, newReference);
    expect(new Set(references).size).toBe(500);
    expect(references.every((reference) => /^DD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(reference))).toBe(true);
    expect(newFileCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  test.each([
    ['DD-7KQ2-M9XF', 'DD-7KQ2-M9XF'],
    ['dd 7kq2 m9xf', 'DD-7KQ2-M9XF'],
    ['7KQ2M9XF', 'DD-7KQ2-M9XF'],
    ['DD‑7KQ2–M9XF', 'DD-7KQ2-M9XF'],
    ['DD-oilk-0000', 'DD-011K-0000'],
    ['DDDD-DDDD', 'DD-DDDD-DDDD'],
    ['DD-DDDD-DDDD', 'DD-DDDD-DDDD'],
  ])('%s is read as %s', (typed, reference) => expect(canonicalReference(typed)).toBe(reference));

  test.each(['', 'DD-7KQ2', 'DD-7KQ2-M9XFA', 'DD-UUUU-UUUU', 'DD-7KQ2-M9X🎉', 'x'.repeat(10_000)])('%j is no reference', (typed) => {
    expect(canonicalReference(typed)).toBeUndefined();
  });

  test('a code is read as it is printed', () => {
    const code = newFileCode();
    expect(canonicalCode(spacedCode(code))).toBe(code);
    expect(canonicalCode(` ${spacedCode(code).toLowerCase()} `)).toBe(code);
    expect(canonicalCode('12345')).toBe('');
  });
});

test('a file that was told of keeps the outcome it had', () => {
  expect(stageOf('notified', 'grant')).toBe('granted');
  expect(stageOf('notified', 'refuse')).toBe('refused');
  expect(stageOf('registry-check', undefined)).toBe('checking');
});
