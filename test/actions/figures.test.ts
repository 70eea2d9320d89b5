import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOpenFiles, figuresSql } from '../../src/domain/overviews/figures.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newFile } from '../setup/files-of-units.ts';
import { insertUnits } from '../setup/officers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertUnits(database.db);
});
afterAll(() => database.drop());

test('open files are counted, late ones by cause; decided, ended, foreign ones and those without a clock are not late', async () => {
  const files: [string, Record<string, unknown>][] = [
    ['commune-a', { due_on: '2020-01-02' }],
    ['commune-a', { due_on: '2020-01-02', late_cause: 'unit' }],
    ['commune-b', { due_on: '2020-01-02', late_cause: 'registry' }],
    ['commune-b', { due_on: '2999-01-01' }],
    ['commune-a', { state: 'waiting-population-update' }],
    ['commune-a', { due_on: '2020-01-02', state: 'granted', decided_at: new Date() }],
    ['commune-a', { state: 'draft' }],
    ['immigration', { due_on: '2020-01-02' }],
  ];
  for (const [unitId, columns] of files) await newFile(database.db, { unitId, ...columns });
  expect(await countOpenFiles(database.db, ['commune-a', 'commune-b'])).toEqual({ open: 5, overdueByUnit: 2, overdueByRegistry: 1 });
  expect(await countOpenFiles(database.db, [])).toEqual({ open: 0, overdueByUnit: 0, overdueByRegistry: 0 });
});

test('the index of open files leads to them', async () => {
  const rows = await inTransaction(database.db, async (tx) => {
    await tx.raw('set local enable_seqscan = off');
    const plan = await tx.raw<{ rows: unknown[] }>(`explain ${figuresSql}`, [['commune-a']]);
    return plan.rows;
  });
  expect(JSON.stringify(rows)).toContain('applications_open');
});
