import { describe, expect, test } from 'vitest';
import {
  type CallerFacts,
  type CallerQuestion,
  chooseQuestions,
  isRight,
  questionsOfACall,
} from '../../src/domain/registrations/hotline/questions.ts';

const facts: CallerFacts = {
  'card-issued-on': ['2021-04-05'],
  'card-expires-on': ['2031-04-05'],
  residence: ['Phường Bến Mẫu', ' Tỉnh Sông Mẫu'],
  'phone-end': ['+84912345678'],
  'earlier-number': ['001090000009', '001090000008'],
  'document-expires-on': ['2029-12-31'],
  'residence-card-end': ['TRC-0012 AB34'],
  'residence-card-expires-on': ['2027-01-02'],
};

describe('what is right', () => {
  test.each<[CallerQuestion, string]>([
    ['card-issued-on', '5/4/2021'],
    ['card-issued-on', '05.04.2021'],
    ['card-expires-on', '2031-04-05'],
    ['residence', 'bến mẫu'],
    ['residence', 'Ben Mau'],
    ['residence', 'phường   Bến Mẫu'],
    ['residence', 'P. Bến Mẫu'],
    ['residence', 'tỉnh sông mẫu'],
    ['residence', 'Sông Mẫu'.normalize('NFD')],
    ['phone-end', '5678'],
    ['phone-end', '56 78'],
    ['phone-end', '0912 345 678'],
    ['earlier-number', '001 090 000 008'],
    ['document-expires-on', '31/12/2029'],
    ['residence-card-end', 'ab34'],
    ['residence-card-expires-on', '2/1/2027'],
  ])('%s: %s', (question, said) => expect(isRight(question, said, facts)).toBe(true));
});

describe('what is not', () => {
  test.each<[CallerQuestion, string]>([
    ['card-issued-on', '4/5/2021'],
    ['card-issued-on', '2021'],
    ['card-issued-on', ''],
    ['residence', 'phường'],
    ['residence', 'mẫu'],
    ['residence', 'x'],
    ['residence', ''],
    ['phone-end', '678'],
    ['phone-end', '5679'],
    ['phone-end', '%'],
    ['earlier-number', '0010900000'],
    ['residence-card-end', '34'],
  ])('%s: "%s"', (question, said) => expect(isRight(question, said, facts)).toBe(false));

  test.each(Object.keys(facts) as CallerQuestion[])('%s without anything in the register', (question) => {
    for (const said of ['', '5/4/2021', '5678', 'undefined', 'bến mẫu']) expect(isRight(question, said, {})).toBe(false);
  });
});

describe('the questions of a call', () => {
  const first = (): number => 0;
  const last = (below: number): number => below - 1;

  test('are three different ones that have an answer', () => {
    for (const draw of [first, last, (below: number) => Math.floor(Math.random() * below)]) {
      const questions = chooseQuestions(facts, draw);
      expect(questions).toHaveLength(questionsOfACall);
      expect(new Set(questions).size).toBe(questionsOfACall);
      expect(questions.every((question) => facts[question])).toBe(true);
    }
    expect(chooseQuestions(facts, first)).not.toEqual(chooseQuestions(facts, last));
  });

  test('one of them stands on no card, where a register knows such a thing', () => {
    const onCard = ['card-issued-on', 'card-expires-on', 'residence'] as const;
    const citizen = Object.fromEntries([...onCard, 'phone-end' as const].map((question) => [question, ['12345678']]));
    for (let i = 0; i < 50; i += 1) {
      expect(chooseQuestions(citizen, (below) => Math.floor(Math.random() * below))).toContain('phone-end');
    }
  });

  test('are filled up with ones that cannot be answered, also for a number that nobody has', () => {
    expect(chooseQuestions({}, first)).toHaveLength(questionsOfACall);
    const questions = chooseQuestions({ residence: ['x'], 'phone-end': [] }, last);
    expect(questions[0]).toBe('residence');
    expect(questions.every((question) => isRight(question, 'x', {}))).toBe(false);
  });
});
