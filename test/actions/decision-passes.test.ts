import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  findDecisionPass,
  mostFilesOfAPass,
  prepareDecisions,
  proveDecisionPass,
  purgeDecisionPasses,
  takeDecisionPass,
} from '../../src/domain/officers/passes.ts';
import { purgeOpenedFiles, recordOpening, type Seat } from '../../src/domain/officers/sitting.ts';
import { databaseNow, inTransaction } from '../../src/platform/database/pool.ts';
import { createSecrets } from '../../src/platform/key-file.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount, newFile } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';

const secrets = createSecrets({ keys: [{ id: 'test', secret: randomBytes(32) }], sandbox: true });
let database: TestDatabase;
let deps: { db: TestDatabase['db']; secrets: typeof secrets };
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = { db: database.db, secrets };
  await insertUnits(database.db);
});
afterAll(() => database.drop());

let seat: Seat;
let sittings = 0;
beforeEach(async () => {
  sittings += 1;
  const officerId = await appoint(database.db, { accountId: await newAccount(database.db), role: 'decider', unitId: 'authority' });
  seat = { officerId, sitting: `sitting-${sittings}` };
});

const answer = { reasons: ['data-differ'], explanation: 'Ngày sinh khác với sổ gốc' };

async function opened(version = 1, columns: Record<string, unknown> = {}): Promise<{ applicationId: string; version: number }> {
  const applicationId = await newFile(database.db, { unitId: 'commune-a', version, ...columns });
  await recordOpening(deps, { ...seat, applicationId, version, requestId: 'r1' });
  return { applicationId, version };
}

async function prepared(
  files: readonly { applicationId: string; version: number }[],
  outcome: 'grant' | 'refuse' = 'refuse',
): Promise<string> {
  const order = await prepareDecisions(deps, { ...seat, outcome, answer, files });
  if (order.kind !== 'prepared') throw new Error(order.because);
  return order.passId;
}

const later = async (): Promise<Date> => new Date((await databaseNow(database.db)).getTime() + 1000);
const prove = (passId: string, authTime: Date, who: Seat = seat): Promise<string> =>
  proveDecisionPass(deps, { ...who, passId, authTime, startedAt: authTime });
const take = (
  use: Omit<Parameters<typeof takeDecisionPass>[1], keyof Seat | 'outcome'> & Partial<Seat> & { outcome?: 'grant' | 'refuse' },
) => inTransaction(database.db, (tx) => takeDecisionPass(tx, { ...seat, outcome: 'refuse', ...use }));

test('twenty uses of a pass at once: one decision', async () => {
  const file = await opened();
  const passId = await prepared([file]);
  expect(await prove(passId, await later())).toBe('proved');
  const uses = await Promise.all(Array.from({ length: 20 }, () => take({ passId, ...file })));
  expect(uses.filter(Boolean)).toHaveLength(1);
});

test('it covers what was prepared and nothing else: officer, sitting, file, version, outcome, after the step-up, in time', async () => {
  const file = await opened(3);
  const passId = await prepared([file]);
  expect(await take({ passId, ...file })).toBe(false);
  expect(await prove(passId, await later())).toBe('proved');
  const other = await appoint(database.db, { accountId: await newAccount(database.db), role: 'decider', unitId: 'authority' });
  const wrong = [{ officerId: other }, { sitting: 'another' }, { outcome: 'grant' as const }, { version: 4 }];
  for (const one of wrong) expect(await take({ passId, ...file, ...one })).toBe(false);
  expect(await take({ passId, ...(await opened()) })).toBe(false);
  try {
    await shiftClock(database.db, '15 minutes');
    expect(await take({ passId, ...file })).toBe(false);
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
  expect(await take({ passId, ...file })).toBe(true);
});

describe('a step-up', () => {
  test('must be later than the pass, and proves it once and for all', async () => {
    const passId = await prepared([await opened()]);
    expect(await prove(passId, new Date(Date.now() - 5000))).toBe('step-up');
    const at = await later();
    expect(await prove(passId, at)).toBe('proved');
    expect(await prove(passId, at)).toBe('proved');
  });

  test('is good for one pass, also when twenty that waited for it ask at once', async () => {
    const passes = await Promise.all(Array.from({ length: 20 }, async () => prepared([await opened()])));
    const at = await later();
    const answers = await Promise.all(passes.map((passId) => prove(passId, at)));
    expect(answers.filter((one) => one === 'proved')).toHaveLength(1);
    expect(answers.filter((one) => one === 'step-up')).toHaveLength(19);
  });

  test('by another officer, in another sitting, or too late finds no pass', async () => {
    const passId = await prepared([await opened()]);
    const at = await later();
    expect(await prove(passId, at, { ...seat, officerId: (await opened()).applicationId })).toBe('gone');
    expect(await prove(passId, at, { ...seat, sitting: 'another' })).toBe('gone');
    try {
      await shiftClock(database.db, '15 minutes');
      expect(await prove(passId, at)).toBe('gone');
      expect(await findDecisionPass(deps, { ...seat, passId })).toBeUndefined();
    } finally {
      await shiftClock(database.db, '0 minutes');
    }
  });
});

describe('prepared are only', () => {
  test('files that this officer opened in this sitting, in the version that was shown last', async () => {
    const { applicationId } = await opened(1);
    const refused = { kind: 'refused', because: 'not-seen' };
    const order = { ...seat, outcome: 'grant', answer, files: [{ applicationId, version: 2 }] } as const;
    expect(await prepareDecisions(deps, order)).toEqual(refused);
    const seen = [{ applicationId, version: 1 }];
    expect(await prepareDecisions(deps, { ...order, files: seen, sitting: 'another' })).toEqual(refused);
    expect(await prepareDecisions(deps, { ...order, files: [...seen, ...seen] })).toEqual(refused);
    await recordOpening(deps, { ...seat, applicationId, version: 2, requestId: 'r2' });
    expect(await prepareDecisions(deps, order)).toMatchObject({ kind: 'prepared' });
    expect(await prepareDecisions(deps, { ...order, files: seen })).toEqual(refused);
  });

  test('twenty at most, of one procedure, and at least one', async () => {
    const files = await Promise.all(Array.from({ length: mostFilesOfAPass }, async () => opened()));
    expect(mostFilesOfAPass).toBe(20);
    const passId = await prepared(files);
    const pass = await findDecisionPass(deps, { ...seat, passId });
    expect(pass).toMatchObject({ procedure: 'citizen-level-2', outcome: 'refuse', answer, isProved: false });
    expect(pass?.files).toHaveLength(20);
    const order = { ...seat, outcome: 'grant', answer } as const;
    expect(await prepareDecisions(deps, { ...order, files: [...files, await opened()] })).toEqual({ kind: 'refused', because: 'too-many' });
    const foreign = await opened(1, { procedure: 'foreigner-level-2', subject_kind: 'foreigner' });
    expect(await prepareDecisions(deps, { ...order, files: [...files.slice(1), foreign] })).toMatchObject({
      because: 'several-procedures',
    });
    expect(await prepareDecisions(deps, { ...order, files: [] })).toMatchObject({ because: 'none' });
  });
});

test('a view of a file is an audit row that names it; words to the applicant are sealed; what is over goes', async () => {
  const file = await opened(7);
  const passId = await prepared([file]);
  const rows = await database.db('audit_events').where({ event: 'file.viewed', application_id: file.applicationId });
  expect(rows).toMatchObject([{ actor: `officer:${seat.officerId}`, request_id: 'r1', details: { version: 7 } }]);
  expect((await database.db('decision_passes').where({ id: passId }).first()).answer).not.toContain('sinh');
  try {
    await shiftClock(database.db, '13 hours');
    expect(await purgeDecisionPasses(database.db, 1000)).toBeGreaterThan(0);
    expect(await purgeOpenedFiles(database.db, 1000)).toBeGreaterThan(0);
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
  expect(await database.db('decision_passes')).toEqual([]);
  expect(await database.db('decision_pass_files')).toEqual([]);
});
