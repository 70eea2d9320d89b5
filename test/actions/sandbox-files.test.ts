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

test('fifty files of every procedure in all states at the desks of the printed officers, once; every message has an address', async () => {
  const database = await createTestDatabase();
  const registries = await startTestRegistries();
  try {
    const deps = credentialDeps(database.db);
    await seedSandbox(deps, { clientsFile: undefined, origin: 'http://localhost:3002' });
    for (let start = 0; start < 2; start += 1) await seedFiles(deps, everybody());
    const files = database.db('applications').whereRaw(`id::text like '00000000-0000-4000-9001-%'`);
    const rows = await files.clone().groupBy('state').select('state').count('* as n');
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
    expect(counts['granted']).toBe(4);
    const units = await files.clone().groupBy('unit_id', 'procedure').select('unit_id', 'procedure').orderBy(['unit_id', 'procedure']);
    expect(units.map((row) => `${row['unit_id']} ${row['procedure']}`)).toEqual([
      'authority citizen-level-1',
      'authority foreigner-level-1',
      'ben-mau citizen-level-2',
      'ben-mau citizen-level-2-with-card',
      'cang-mau citizen-level-2',
      'immigration foreigner-level-2',
      'song-mau-immigration foreigner-level-2',
    ]);
    // Two who sit at one counter take turns, and each could confirm what the other states.
    const clerks = await files.clone().where({ unit_id: 'ben-mau' }).distinct('keyed_by');
    expect(clerks).toHaveLength(2);
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
