import { describe, expect, test } from 'vitest';
import { activationStep, mayProve } from '../../src/domain/registrations/activation/step.ts';
import type { ActivationFacts, ActivationProof } from '../../src/domain/registrations/activation/types.ts';

const proofs = ['contact', 'slip', 'device'] as const;

/** Every set of proofs, from none to all. */
const sets: readonly (readonly ActivationProof[])[] = Array.from({ length: 8 }, (_, bits) =>
  proofs.filter((_proof, index) => (bits >> index) & 1),
);

const online: ActivationFacts = {
  state: 'waiting',
  isOver: false,
  level: 1,
  channel: 'online',
  proved: [],
  offered: ['contact'],
  wakes: [],
  kept: { password: 'none', devices: [] },
  hasPhone: true,
  byText: false,
};
const counter: ActivationFacts = { ...online, level: 2, channel: 'counter', offered: proofs };

/** In one word, with what it names. */
function said(facts: ActivationFacts): string {
  const step = activationStep(facts);
  if (step.step === 'prove') return `prove ${step.ways.join(' ')}`;
  if (step.step === 'choose-factor') return step.mayUseText ? 'choose-factor or text' : 'choose-factor';
  if (step.step === 'set-password') return step.hasDevice ? 'set-password beside a device' : 'set-password alone';
  return step.step === 'closed' ? `closed ${step.why}` : step.step;
}

describe('proofs', () => {
  test.each([
    // proved, online at level 1, at a counter at level 1, at a counter at level 2
    ['', 'prove contact', 'prove contact slip device', 'prove contact slip device'],
    ['contact', 'choose-factor', 'prove slip device', 'prove slip device'],
    ['slip', 'prove contact', 'prove contact device', 'prove contact device'],
    ['device', 'prove contact', 'prove contact slip', 'prove contact slip'],
    ['contact slip', 'choose-factor', 'choose-factor', 'choose-factor or text'],
    ['contact device', 'choose-factor', 'choose-factor', 'choose-factor or text'],
    ['slip device', 'prove contact', 'choose-factor', 'choose-factor or text'],
    ['contact slip device', 'choose-factor', 'choose-factor', 'choose-factor or text'],
  ])('%s', (given, atHome, first, second) => {
    const proved = sets.find((set) => set.join(' ') === given) ?? [];
    expect(said({ ...online, proved })).toBe(atHome);
    expect(said({ ...counter, level: 1, proved })).toBe(first);
    expect(said({ ...counter, proved })).toBe(second);
    expect(said({ ...counter, channel: 'import', proved })).toBe(second);
  });

  test('of a grant of a counter there are always two, whatever else is there', () => {
    for (const proved of sets)
      for (const offered of sets)
        for (const byText of [true, false]) {
          const { step } = activationStep({ ...counter, proved, offered, byText, wakes: ['totp', 'passkey'] });
          expect(proved.length < 2, `${proved.join()} of ${offered.join()}`).toBe(step === 'prove' || step === 'stuck');
        }
  });

  test('what was never handed out is not asked for, and without enough the unit has to help', () => {
    expect(said({ ...counter, offered: ['contact', 'slip'], proved: ['contact'] })).toBe('prove slip');
    expect(said({ ...counter, offered: ['contact', 'device'], proved: ['contact'] })).toBe('prove device');
    expect(said({ ...counter, offered: ['contact'], proved: ['contact'] })).toBe('stuck');
    expect(said({ ...counter, offered: ['contact'] })).toBe('stuck');
    expect(said({ ...online, offered: [] })).toBe('stuck');
  });

  test('only what is asked for may be shown', () => {
    const step = activationStep({ ...counter, proved: ['contact'], offered: ['contact', 'slip'] });
    expect(proofs.filter((proof) => mayProve(step, proof))).toEqual(['slip']);
    expect(proofs.filter((proof) => mayProve(activationStep({ ...online, proved: ['contact'] }), proof))).toEqual([]);
  });
});

describe('factors, once the proofs are there', () => {
  const level1: ActivationFacts = { ...online, proved: ['contact'] };
  const level2: ActivationFacts = { ...counter, proved: ['contact', 'slip'] };

  test.each<[string, ActivationFacts, string]>([
    ['level 1 needs an app or a passkey', level1, 'choose-factor'],
    ['level 1 takes no text messages, even when somebody says so', { ...level1, byText: true }, 'choose-factor'],
    ['level 1 with an app needs a password', { ...level1, wakes: ['totp'] }, 'set-password beside a device'],
    ['level 1 with a passkey needs one all the same', { ...level1, wakes: ['passkey'] }, 'set-password beside a device'],
    ['level 2 may take text messages where a telephone was confirmed', level2, 'choose-factor or text'],
    ['level 2 without a telephone may not', { ...level2, hasPhone: false, byText: true }, 'choose-factor'],
    ['level 2 by text messages needs a long password', { ...level2, byText: true }, 'set-password alone'],
    ['level 2 with an app from the counter needs a password', { ...level2, wakes: ['totp'] }, 'set-password beside a device'],
    ['level 2 with a passkey from the counter needs nothing more', { ...level2, wakes: ['passkey'] }, 'finish'],
    ['level 2 with both needs nothing more', { ...level2, wakes: ['totp', 'passkey'] }, 'finish'],
    ['a raise that keeps a passkey', { ...level2, kept: { password: 'none', devices: ['passkey'] } }, 'finish'],
    ['a raise that keeps app and short password', { ...level2, kept: { password: 'short', devices: ['totp'] } }, 'finish'],
    ['a raise that keeps a long password', { ...level2, kept: { password: 'alone', devices: [] } }, 'choose-factor or text'],
    ['… and chose an app now', { ...level2, wakes: ['totp'], kept: { password: 'alone', devices: [] } }, 'finish'],
    ['… and chose text messages', { ...level2, byText: true, kept: { password: 'alone', devices: [] } }, 'finish'],
    [
      'a raise that keeps a short password alone',
      { ...level2, byText: true, kept: { password: 'short', devices: [] } },
      'set-password alone',
    ],
    ['a raise that keeps an app', { ...level2, kept: { password: 'none', devices: ['totp'] } }, 'set-password beside a device'],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});

describe('what is over', () => {
  test.each<[string, Partial<ActivationFacts>, string]>([
    ['taken into use', { state: 'done' }, 'closed done'],
    ['taken into use, long ago', { state: 'done', isOver: true }, 'closed done'],
    ['replaced by a later file', { state: 'dropped' }, 'closed dropped'],
    ['overdue', { state: 'overdue' }, 'overdue'],
    ['over, before the sweep has come by', { isOver: true }, 'overdue'],
  ])('%s: no proof helps', (_name, change, expected) => {
    for (const proved of sets) {
      expect(said({ ...online, proved, ...change })).toBe(expected);
      expect(said({ ...counter, proved, wakes: ['passkey'], ...change })).toBe(expected);
    }
  });
});
