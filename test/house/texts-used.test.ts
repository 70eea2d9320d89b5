import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layout } from '../../views/layout.tsx';
import { renderMessage } from '../../views/messages.ts';
import { documentSamples } from '../setup/document-samples.ts';
import { pageSamples, sampleContext } from '../setup/page-samples.tsx';
import { filesIn, top } from './files.ts';

/** Texts by a code of the house, typed by the union of those codes: when one of them is shown, the others can be. */
const byCode = [
  'acr',
  'apply.problems',
  'applyFile.check.pictures',
  'applyFile.file.procedures',
  'applyFile.file.stages',
  'bank.ended',
  'bank.receipt.refusals',
  'bank.transfer.problems',
  'bankProblems',
  'claimValues',
  'claims',
  'decisions.decided',
  'decisions.findings',
  'decisions.flags',
  'decisions.outcomes',
  'decisions.reasons',
  'decisions.remedies',
  'decisions.toApplicant',
  'desk.files.procedures',
  'desk.files.states',
  'deskCalls.problems',
  'deskCalls.questions',
  'deskPeople.kinds',
  'deskPeople.person.sexes',
  'deskPeople.proofing.problems',
  'deskPeople.states',
  'deskRecords.undelivered.channels',
  'documents.apology.causes',
  'documents.receipt.captures',
  'dryRun.kinds',
  'fileEvents',
  'dryRun.notOpen',
  'errors',
  'evidence.reading.acr',
  'evidence.reading.amr',
  'evidenceClaims',
  'fileMessages.kinds',
  'fileMessages.missing',
  'factorChanges.kept.reasons',
  'factorChanges.list.done',
  'factorChanges.password.problems',
  'law.actors',
  'law.capabilities',
  'law.checks',
  'law.contactKinds',
  'law.documents',
  'law.eligibilityRows',
  'law.forms',
  'law.generations',
  'law.instruments',
  'law.limitCases',
  'law.lockGrounds',
  'law.notEligible',
  'law.papers',
  'law.parties',
  'law.procedures',
  'law.sectors',
  'law.subjects',
  'law.sureness',
  'law.unitKinds',
  'limited.desk.done',
  'limited.desk.grounds',
  'limited.desk.recoverProblems',
  'messages.factors',
  'messages.kinds',
  'portal.problems',
  'proof.outcomes',
  'sandboxHome.people.kinds',
  'sandboxHome.people.states',
  'sandboxRegistries.cardStatuses',
  'sandboxRegistries.cases',
  'sandboxRegistries.conditions',
  'sandboxRegistries.events.kinds',
  'sandboxRegistries.faults.kinds',
  'sandboxRegistries.fingerNames',
  'sandboxRegistries.paperStatuses',
  'sandboxRegistries.registers',
  'sandboxRegistries.residenceKinds',
  'sandboxRegistries.sexes',
  'selfService.consents.kinds',
  'selfService.factorNames',
  'selfService.history.reasons',
  'selfService.signInFailed',
];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Notes every text that is read, in place: the pages hold the very same objects. Answers the paths of all. */
function watch(node: Node, path: string, read: Set<string>): string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const inner = `${path}.${byCode.includes(path) ? '*' : key}`;
    if (isNode(value)) return watch(value, inner, read);
    const get = (): unknown => {
      read.add(inner);
      return value;
    };
    Object.defineProperty(node, key, { get, enumerable: true });
    return [inner];
  });
}

async function watchTexts(read: Set<string>): Promise<string[]> {
  const modules = await Promise.all(filesIn(['views/texts/vi']).map((path) => import(join(top, path)) as Promise<Node>));
  return modules.flatMap((module) => Object.entries(module).flatMap(([name, value]) => (isNode(value) ? watch(value, name, read) : [])));
}

function showEverything(): void {
  for (const { title, body, scripts, door } of Object.values(pageSamples)) {
    layout({ title: title(sampleContext), body: body(sampleContext), scripts, door }, sampleContext);
  }
  for (const document of Object.values(documentSamples('vi'))) document.pageOf(1, 1);
  const message = { variables: { notMeToken: 'x', code: '123456' }, language: 'vi', at: new Date(), origin: '' } as const;
  renderMessage({ ...message, kind: 'new-device-sign-in', channel: 'email' });
  renderMessage({ ...message, kind: 'new-device-sign-in', channel: 'sms' });
  renderMessage({ ...message, kind: 'sms-code', channel: 'sms' });
  renderMessage({ ...message, kind: 'account-locked', channel: 'email' });
  const ofFile = { ...message, variables: { ...message.variables, reference: 'DD-0000-0000', items: 'papers,x' } };
  for (const kind of ['application-supplement', 'application-granted', 'applied-in-your-name'] as const)
    for (const channel of ['email', 'sms'] as const) renderMessage({ ...ofFile, kind, channel });
}

test('every text is shown by a sample of a page or by a message', async () => {
  const read = new Set<string>();
  const all = await watchTexts(read);
  showEverything();
  expect(all.length).toBeGreaterThan(500);
  expect([...new Set(all)].filter((path) => !read.has(path))).toEqual([]);
});
