import { expect, test } from 'vitest';
import { readHolderPapers } from '../../src/domain/overviews/papers.ts';
import { jobTasks } from '../../src/jobs.ts';
import { seedFiles } from '../../src/sandbox/files.ts';
import { everybody } from '../../src/sandbox/registries/people/everybody.ts';
import { accountIdOf } from '../../src/sandbox/seed-person.ts';
import { seedSandbox } from '../../src/sandbox/seed.ts';
import { waitingFile } from '../../src/sandbox/waiting-file.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase } from '../setup/database.ts';
import { startTestRegistries } from '../setup/registries.ts';
import { workOff } from '../setup/work-off.ts';

test('fifty files in all states, once; every message has an address', async () => {
  const database = await createTestDatabase();
  const registries = await startTestRegistries();
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
    const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registries.registries });
    await workOff(database.db, tasks, ['ask-papers']);
    const papers = await readHolderPapers(deps, accountIdOf(waitingFile));
    expect(papers.integrated.map(({ kind, status }) => [kind, status])).toEqual([
      ['driving-licence', 'valid'],
      ['health-insurance', 'valid'],
    ]);
    expect(papers.missing.map(({ kind, standing }) => [kind, standing])).toEqual([['vehicle-registration', 'not-found']]);
    expect(await database.db('messages').where({ channel: 'email' })).not.toEqual([]);
    expect(await database.db('messages').where({ channel: 'sms' })).toEqual([]);
  } finally {
    await registries.stop();
    await database.drop();
  }
});
