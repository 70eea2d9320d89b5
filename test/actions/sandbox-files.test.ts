import { expect, test } from 'vitest';
import { seedFiles } from '../../src/sandbox/files.ts';
import { everybody } from '../../src/sandbox/registries/people/everybody.ts';
import { seedSandbox } from '../../src/sandbox/seed.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase } from '../setup/database.ts';

test('fifty files in all states, once; every message has an address', async () => {
  const database = await createTestDatabase();
  try {
    const deps = credentialDeps(database.db);
    await seedSandbox(deps, { clientsFile: undefined, origin: 'http://localhost:3002' });
    for (let start = 0; start < 2; start += 1) await seedFiles(deps, everybody());
    const rows = await database
      .db('applications')
      .where({ keyed_by: (await database.db('applications').whereNotNull('keyed_by').first('keyed_by')).keyed_by })
      .groupBy('state')
      .select('state')
      .count('* as n');
    const counts = Object.fromEntries(rows.map((row) => [String(row['state']), Number(row['n'])]));
    expect(counts).toMatchObject({
      draft: 5,
      'registry-check': 20,
      withdrawn: 4,
      stopped: 3,
      'needs-supplement': 5,
      returned: 3,
      refused: 4,
      'waiting-population-update': 2,
    });
    expect(counts['granted']).toBeGreaterThanOrEqual(4);
    expect(await database.db('messages').where({ channel: 'email' })).not.toEqual([]);
    expect(await database.db('messages').where({ channel: 'sms' })).toEqual([]);
  } finally {
    await database.drop();
  }
});
