import { describe, expect, test } from 'vitest';
import { createLedger } from '../../src/sandbox/bank/money/ledger.ts';
import { insufficient, toLookDemand, toPayDemand, unmet } from '../../src/sandbox/bank/money/levels.ts';
import { createShelf } from '../../src/sandbox/party/shelf.ts';
import { readAmount, readTransfer } from '../../src/sandbox/bank/money/transfer-form.ts';

test.each([
  ['1500000', 1_500_000],
  ['1.500.000', 1_500_000],
  ['1,500,000', 1_500_000],
  [' 1 500 000 ₫ ', 1_500_000],
  ['１５００００', 150_000],
  ['100.000 đồng', 100_000],
  ['0010000', 10_000],
  ['500000000', 500_000_000],
  ['', 'amount-missing'],
  ['   ', 'amount-missing'],
  ['đ', 'amount-missing'],
  ['1.5', 'amount-number'],
  ['1.500,000', 'amount-number'],
  ['1.50.000', 'amount-number'],
  ['-50000', 'amount-number'],
  ['1e9', 'amount-number'],
  ['0x10000', 'amount-number'],
  ['50000 USD', 'amount-number'],
  ['9999', 'amount-small'],
  ['0', 'amount-small'],
  ['500000001', 'amount-large'],
  ['9'.repeat(400), 'amount-large'],
])('amount %j is %j', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

test('every wrong field is named', () => {
  const wrong = readTransfer({ payee: 'toString', amount: 'x', note: 'n'.repeat(141) });
  expect(wrong).toEqual({ kind: 'wrong', problems: ['payee', 'amount-number', 'note-long'] });
  const right = readTransfer({ payee: 'pho', amount: '10.000', note: '  phở\u0000\n tái ' });
  expect(right).toEqual({ kind: 'read', transfer: { payee: 'pho', amount: 10_000, note: 'phở tái' } });
});

describe('levels', () => {
  const now = new Date('2026-11-01T00:05:00Z');
  const seconds = now.getTime() / 1000;
  const level = (n: number): string => `urn:dinhdanh:acr:level-${n}`;

  test.each([
    [toLookDemand, level(1), 0, undefined],
    [toLookDemand, level(2), 0, undefined],
    [toLookDemand, undefined, seconds, 'level'],
    [toLookDemand, 'urn:other', seconds, 'level'],
    [toPayDemand, level(1), seconds, 'level'],
    [toPayDemand, level(2), seconds - 300, undefined],
    [toPayDemand, level(2), seconds - 301, 'age'],
    [toPayDemand, level(2), undefined, 'age'],
    [toPayDemand, `${level(2)}-biometric`, seconds, undefined],
  ] as const)('%j with %s of %s lacks %s', (demand, acr, authTime, lacks) => {
    expect(unmet(demand, { acr, authTime }, now)).toBe(lacks);
  });

  test('the challenge names level and age (RFC 9470 section 3)', () => {
    expect(insufficient('level', toPayDemand)).toBe(
      'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="urn:dinhdanh:acr:level-2", max_age="300"',
    );
  });
});

describe('the ledger', () => {
  const transfer = { payee: 'pho', amount: 20_000_000, note: '' };

  test('an order is carried out once', () => {
    const ledger = createLedger();
    const { balance } = ledger.open('a', 'An');
    const first = ledger.transfer('a', 'o', transfer);
    expect(first).toMatchObject({ kind: 'done', repeated: false });
    expect(ledger.transfer('a', 'o', transfer)).toMatchObject({ kind: 'done', repeated: true, entry: (first as { entry: unknown }).entry });
    expect(ledger.transfer('a', 'o', { ...transfer, amount: 1 })).toEqual({ kind: 'refused', why: 'order-used' });
    expect(ledger.find('a')?.balance).toBe(balance - 20_000_000);
  });

  test('nobody pays with what they do not have, and orders of two people are two orders', () => {
    const ledger = createLedger();
    ledger.open('a', 'An');
    ledger.open('b', 'Bình');
    expect(ledger.transfer('a', 'o', transfer)).toMatchObject({ kind: 'done' });
    expect(ledger.transfer('b', 'o', transfer)).toMatchObject({ kind: 'done', repeated: false });
    expect(ledger.transfer('a', 'p', transfer)).toEqual({ kind: 'refused', why: 'not-enough' });
    expect(ledger.transfer('c', 'o', transfer)).toEqual({ kind: 'refused', why: 'no-account' });
  });

  test('opening twice keeps the account', () => {
    const ledger = createLedger();
    const { number } = ledger.open('a', 'An');
    expect(ledger.open('a', 'Somebody')).toMatchObject({ number, holder: 'An' });
  });
});

test('a shelf keeps the newest, for its time, and gives away once', () => {
  const shelf = createShelf<number>({ limit: 2, seconds: 60 });
  for (const key of ['a', 'b', 'c']) shelf.put(key, 1);
  expect([shelf.find('a'), shelf.find('c'), shelf.find(undefined)]).toEqual([undefined, 1, undefined]);
  expect([shelf.take('c'), shelf.take('c')]).toEqual([1, undefined]);
  const past = createShelf<number>({ limit: 2, seconds: 0 });
  past.put('a', 1);
  expect([past.find('a'), past.entries()]).toEqual([undefined, []]);
});
