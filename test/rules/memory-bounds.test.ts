import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { inTurn } from '../../src/platform/decoding-turns.ts';
import { holdBytes } from '../../src/platform/http/request/held-bytes.ts';

const megabyte = 1024 * 1024;
const answerOf = (destroyed = false): ServerResponse => Object.assign(new EventEmitter(), { destroyed }) as unknown as ServerResponse;

test('requests together hold so much memory and no more; what is answered or given up is free again', () => {
  const [one, other] = [answerOf(), answerOf()];
  const [holdOne, holdOther] = [holdBytes(one), holdBytes(other)];
  holdOne(60 * megabyte);
  holdOther(30 * megabyte);
  expect(() => holdOther(10 * megabyte)).toThrow('too much memory');
  one.emit('close');
  holdOther(60 * megabyte);
  other.emit('close');
  const next = answerOf();
  holdBytes(next)(90 * megabyte);
  next.emit('close');
});

test('nobody is counted whose connection is gone', () => {
  expect(() => holdBytes(answerOf(true))).toThrow('ended early');
});

/** Work that ends when it is told to, and how much of it was under way at the same moment. */
function workbench() {
  let [now, most] = [0, 0];
  const ends: (() => void)[] = [];
  const work = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise<void>((resolve) => ends.push(resolve));
    now -= 1;
  };
  const endAll = async (): Promise<void> => {
    for (let idle = 0; idle < 5; idle += 1) {
      for (const end of ends.splice(0)) end();
      await new Promise(setImmediate);
    }
  };
  return { work, endAll, most: () => most };
}

test('small pictures are decoded side by side, a very large one alone, and all of them in the end', async () => {
  const small = workbench();
  const together = Promise.all([1, 2, 3].map(() => inTurn(12_000_000, small.work)));
  await small.endAll();
  await together;
  expect(small.most()).toBe(3);
  const large = workbench();
  const apart = Promise.all([1, 2, 3].map(() => inTurn(400_000_000, large.work)));
  await large.endAll();
  await apart;
  expect(large.most()).toBe(1);
});

test('work that fails leaves its turn to the next; more than fifty do not wait', async () => {
  await expect(inTurn(40_000_000, async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const bench = workbench();
  const crowd = Array.from({ length: 60 }, () =>
    inTurn(40_000_000, bench.work).then(
      () => 'done',
      (error: Error) => error.message,
    ),
  );
  for (let turn = 0; turn < 60; turn += 1) await bench.endAll();
  const outcomes = await Promise.all(crowd);
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(51);
  expect(outcomes.filter((outcome) => outcome.includes('too many pictures'))).toHaveLength(9);
});
