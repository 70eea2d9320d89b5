import '../src/require-node.ts';
import { readFile, writeFile } from 'node:fs/promises';
import { logins } from '../test/setup/people.ts';
import { Person } from './recording/person.ts';
import { fillPlaces } from './recording/recording.ts';
import { recordLogOut } from './recording/scenes/log-out.ts';
import { recordRefusals } from './recording/scenes/refusals.ts';
import { recordPushed, recordSignIn } from './recording/scenes/sign-in.ts';
import { openBankAccount, recordSilent, recordStepUp } from './recording/scenes/step-up.ts';
import { Service } from './recording/service.ts';

// Makes every request of docs/relying-parties.md against a running sandbox and writes requests and answers into it. Before:
//   npm start
//   npm run cli -- clients admit docs/example-clients.json

const target = new URL('relying-parties.md', import.meta.url);
const texts = new Map<string, string>();
const keep = (name: string, shown: string): void => void texts.set(name, shown);

const bank = new Service({
  id: 'demo-bank',
  secret: 'demo-bank-secret-for-the-sandbox-only',
  redirectUri: 'http://localhost:3002/bank/callback',
});
const portal = new Service({
  id: 'example-portal',
  secret: 'example-portal-secret-for-the-sandbox-only',
  redirectUri: 'http://localhost:4000/callback',
});
const person = new Person(logins.an);

await openBankAccount(new Person(logins.an));
const tokens = await recordSignIn(keep, { bank, portal, person });
await recordStepUp(keep, { bank, person, tokens });
await recordPushed(keep, { portal, person });
const silent = await recordSilent(keep, { portal, person });
await recordRefusals(keep, { bank, portal, person });
await recordLogOut(keep, { portal, person, tokens: silent });

const { filled, odd } = fillPlaces(await readFile(target, 'utf8'), texts);
if (odd.length > 0) console.log(`without a place, or without a text: ${odd.join(', ')}`);
await writeFile(target, filled);
console.log(`${texts.size} recordings written`);
