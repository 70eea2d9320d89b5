import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { expect, test } from 'vitest';
import { keepRunning, type Running } from '../../src/platform/jobs/keep-running.ts';

const options = { log: pino({ level: 'silent' }), pause: 5 };

/** Runs until stopped or told to end. */
function runs(): Running & { end(error?: Error): void; stops: number } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const running = {
    promise,
    stops: 0,
    end: (error?: Error) => (error ? reject(error) : resolve()),
    stop: async () => {
      running.stops += 1;
      if (running.stops > 1) throw new Error('already stopped');
      resolve();
    },
  };
  return running;
}

test.each([
  ['quietly', undefined],
  ['with an error', new Error('lost')],
])('what ended by itself %s is started again, through failed starts', async (_how, error) => {
  const [first, second] = [runs(), runs()];
  const starts: (() => Promise<Running>)[] = [async () => first, async () => Promise.reject(new Error('not yet')), async () => second];
  let begun = 0;
  const keeper = await keepRunning(() => starts[begun++]?.() ?? expect.fail('a fourth start'), options);
  first.end(error);
  await wait(60);
  expect(begun).toBe(3);
  await keeper.stop();
  expect(second.stops).toBe(1);
});

test('a first start that fails is said', async () => {
  await expect(keepRunning(async () => Promise.reject(new Error('no')), options)).rejects.toThrow('no');
});

test('stopping during a pause begins nothing more', async () => {
  const first = runs();
  let begun = 0;
  const keeper = await keepRunning(
    async () => {
      begun += 1;
      return first;
    },
    { ...options, pause: 10_000 },
  );
  first.end();
  await wait(10);
  await keeper.stop();
  expect(begun).toBe(1);
});

test('stopping during a start stops what was started', async () => {
  const [first, late] = [runs(), runs()];
  const slow = Promise.withResolvers<Running>();
  let begun = 0;
  const keeper = await keepRunning(() => (begun++ === 0 ? Promise.resolve(first) : slow.promise), options);
  first.end();
  await wait(30);
  const stopped = keeper.stop();
  slow.resolve(late);
  await stopped;
  expect(begun).toBe(2);
  expect(late.stops).toBe(1);
});
