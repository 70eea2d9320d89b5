import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenFiles, type WorklistQuery } from '../../src/domain/overviews/worklist.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newFile } from '../setup/files-of-units.ts';
import { insertUnits } from '../setup/officers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertUnits(database.db);
});
afterAll(() => database.drop());

const own = (unitId: string) => ({ unitId, reach: 'own-unit' }) as const;
const tree = (unitId: string) => ({ unitId, reach: 'unit-and-below' }) as const;

async function read(query: Omit<WorklistQuery, 'limit'>, limit = 2): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { files, next } = await listOpenFiles(database.db, { ...query, cursor, limit });
    expect(files.length).toBeLessThanOrEqual(limit);
    seen.push(...files.map(({ reference }) => reference));
    cursor = next;
  } while (cursor);
  return seen;
}

test('own unit or whole tree, due first, then without a clock, page by page, each once; ended and decided ones not', async () => {
  const files: [string, string, string | null, Record<string, unknown>?][] = [
    ['A1', 'commune-a', '2026-12-02'],
    ['A2', 'commune-a', '2026-12-01'],
    ['A3', 'commune-a', null, { state: 'needs-supplement' }],
    ['A4', 'former-district', '2026-12-03', { procedure: 'citizen-level-2-with-card' }],
    ['A5', 'commune-a', '2026-11-01', { state: 'notified', decided_at: new Date() }],
    ['A6', 'commune-a', '2026-11-01', { state: 'returned' }],
    ['A7', 'commune-a', null, { state: 'draft' }],
    ['B1', 'commune-b', '2026-12-01', { state: 'awaiting-decision', late_cause: 'registry' }],
    ['C1', 'authority', '2026-11-30', { procedure: 'citizen-level-1', channel: 'online' }],
    ['D1', 'immigration', '2026-11-29', { procedure: 'foreigner-level-2', subject_kind: 'foreigner' }],
  ];
  for (const [reference, unitId, due_on, columns] of files) await newFile(database.db, { unitId, reference, due_on, ...columns });

  expect(await read({ units: [own('commune-a')] })).toEqual(['A2', 'A1', 'A4', 'A3']);
  expect(await read({ units: [own('commune-a'), own('commune-b')] }, 3)).toHaveLength(5);
  const everything = await read({ units: [tree('authority')] });
  expect(everything).toEqual(['C1', ...everything.slice(1, 3), 'A1', 'A4', 'A3']);
  expect(everything.slice(1, 3).toSorted()).toEqual(['A2', 'B1']);
  expect(await read({ units: [tree('province')] }, 50)).toHaveLength(5);
  expect(await read({ units: [own('commune-b'), tree('province')] }, 50)).toHaveLength(5);
  expect(await read({ units: [own('authority')] })).toEqual(['C1']);
  expect(await read({ units: [] })).toEqual([]);
});

test('by procedure and by state', async () => {
  const units = [tree('authority')];
  expect(await read({ units, procedure: 'citizen-level-2-with-card' })).toEqual(['A4']);
  expect(await read({ units, state: 'awaiting-decision' })).toEqual(['B1']);
  expect(await read({ units, state: 'needs-supplement', procedure: 'citizen-level-1' })).toEqual([]);
  expect(await read({ units: [own('commune-a')], state: 'needs-supplement' })).toEqual(['A3']);
  expect((await listOpenFiles(database.db, { units, cursor: 'nonsense', limit: 1 })).files[0]).toMatchObject({
    reference: 'C1',
    unitName: { vi: 'Đơn vị authority' },
    dueOn: '2026-11-30',
  });
});
