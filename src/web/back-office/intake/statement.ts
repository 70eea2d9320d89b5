import { z } from 'zod';
import type { IntakeError, IntakeProblem } from '../../../../views/pages/intake/frame.tsx';
import { intakeStatementView, type TypedStanding } from '../../../../views/pages/intake/statement.tsx';
import { agreeByCode, agreeOnPaper, type StatementOutcome } from '../../../domain/registrations/intake/statement.ts';
import { hasStatementCode, sendStatementCode } from '../../../domain/registrations/intake/statement-code.ts';
import type { NamedPerson, StatementManner } from '../../../domain/registrations/intake/types.ts';
import { counterStatementVersion } from '../../../domain/registrations/statement.ts';
import { canonicalNumber } from '../../../lib/numbers.ts';
import { readName } from '../../../lib/declared/name.ts';
import { redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { paperRules, type PictureReading, readPicture } from '../../../platform/images.ts';
import { typedText } from '../../first-party/read-details.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';
import { pictureWords } from './picture.ts';

const language = z.enum(['vi', 'en']);
const version = z.coerce.number().int().min(0).max(1_000_000_000);
const interpreter = { interpreterName: typedText, interpreterNumber: typedText };
const witness = { witnessName: typedText, witnessNumber: typedText };
const sendForm = z.strictObject({ language });
const codeForm = z.strictObject({ version, language, code: z.string().max(200).default(''), ...interpreter });
const paperForm = z.strictObject({ manner: z.enum(['signature', 'mark']), language, version, ...witness, ...interpreter });
const files = { signature: { maxBytes: paperRules.maxBytes, maxCount: 1 } } as const;

/**
 * The statement of consent. It is accepted by a code from the applicant's own telephone, by a signature, or by a mark with a witness; no form
 * here takes an officer's word for it (law.md C1, K8).
 */
export function statementRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/statement`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'statement', (ground) => show(ground)) }),
    route({ method: 'POST', path: `${path}/send`, who, form: sendForm, handle: onPost(intake, send) }),
    route({ method: 'POST', path: `${path}/code`, who, form: codeForm, files, handle: onPost(intake, byCode) }),
    route({ method: 'POST', path: `${path}/paper`, who, form: paperForm, files, handle: onPost(intake, onPaper) }),
  ];
}

const nobody: TypedStanding = { witnessName: '', witnessNumber: '', interpreterName: '', interpreterNumber: '' };

interface Shown {
  readonly manner?: StatementManner;
  readonly language?: 'vi' | 'en';
  readonly typed?: TypedStanding;
  readonly errors?: readonly IntakeError[];
}

async function show(ground: Ground, shown: Shown = {}): Promise<Reply> {
  const { query } = ground.visit;
  const { application, statement, declared } = ground.file;
  const manner = shown.manner ?? (['signature', 'mark'] as const).find((one) => one === query.manner) ?? 'typed-code';
  const chosen = shown.language ?? (['vi', 'en'] as const).find((one) => one === query.language) ?? application.language;
  const props = {
    manner,
    language: chosen,
    version: counterStatementVersion,
    name: declared.fullName ?? '',
    fileVersion: application.version,
    stated: statement,
    codeIsSent: await hasStatementCode(ground.intake.desk.deps.db, { applicationId: application.id, language: chosen }),
    typed: shown.typed ?? nobody,
  };
  return showStep(ground, { step: 'statement', view: intakeStatementView, props, errors: shown.errors ?? [] });
}

async function send(ground: Ground<z.infer<typeof sendForm>>): Promise<Reply> {
  const chosen = ground.visit.form.language;
  const outcome = await sendStatementCode(ground.intake.desk.deps, { ...changeOf(ground), language: chosen });
  if (outcome === 'held') return show(ground, { language: chosen, errors: [{ problem: 'messages-held' }] });
  if (outcome === 'no-phone') return show(ground, { language: chosen, errors: [{ problem: 'no-phone' }] });
  return redirect(`${pathOf(ground, 'statement')}?language=${chosen}`);
}

async function byCode(ground: Ground<z.infer<typeof codeForm>>): Promise<Reply> {
  const { form, files: sent } = ground.visit;
  const typed = { ...nobody, ...form };
  const picture = await readSignature(sent.signature?.[0]);
  const named = readStanding(typed, 'interpreter');
  const errors = [...named.errors, ...pictureErrors(picture), ...(form.code.trim() === '' ? [missingCode] : [])];
  const again = { language: form.language, typed };
  if (errors.length > 0) return show(ground, { ...again, errors });
  const outcome = await agreeByCode(ground.intake.desk.deps, {
    ...changeOf(ground),
    version: form.version,
    code: form.code,
    interpreter: named.person,
    jpeg: picture?.kind === 'picture' ? picture.jpeg : undefined,
  });
  return outcome === 'agreed' ? goOn(ground, 'statement') : show(ground, { ...again, errors: [words[outcome]] });
}

async function onPaper(ground: Ground<z.infer<typeof paperForm>>): Promise<Reply> {
  const { form, files: sent } = ground.visit;
  const picture = await readSignature(sent.signature?.[0]);
  const [beside, between] = [readStanding(form, 'witness'), readStanding(form, 'interpreter')];
  const errors = [...pictureErrors(picture), ...beside.errors, ...between.errors];
  const again = { manner: form.manner, language: form.language, typed: form };
  if (errors.length > 0) return show(ground, { ...again, errors });
  const outcome = await agreeOnPaper(ground.intake.desk.deps, {
    ...changeOf(ground),
    version: form.version,
    manner: form.manner,
    language: form.language,
    witness: form.manner === 'mark' ? beside.person : undefined,
    interpreter: between.person,
    jpeg: picture?.kind === 'picture' ? picture.jpeg : undefined,
  });
  return outcome === 'agreed' ? goOn(ground, 'statement') : show(ground, { ...again, errors: [words[outcome]] });
}

async function readSignature(bytes: Uint8Array | undefined): Promise<PictureReading | undefined> {
  return bytes && readPicture(bytes, paperRules);
}

function pictureErrors(picture: PictureReading | undefined): IntakeError[] {
  return picture?.kind === 'refused' ? [{ field: 'signature', problem: pictureWords[picture.reason] }] : [];
}

/** Somebody who stands by the applicant: with name and number, or not at all. */
function readStanding(typed: TypedStanding, who: 'witness' | 'interpreter'): { person: NamedPerson | undefined; errors: IntakeError[] } {
  const [typedName, typedNumber] = [typed[`${who}Name`], typed[`${who}Number`]];
  if (typedName.trim() === '' && typedNumber.trim() === '') return { person: undefined, errors: [] };
  const name = readName(typedName);
  const number = canonicalNumber(typedNumber);
  const errors: IntakeError[] = [
    ...(name.kind === 'problem'
      ? [{ field: `${who}Name`, problem: name.problem === 'missing' ? 'missing-person-name' : 'not-a-name' } as const]
      : []),
    ...(number === undefined ? [{ field: `${who}Number`, problem: 'missing-person-number' } as const] : []),
  ];
  return { person: name.kind === 'read' && number ? { name: name.value, number } : undefined, errors };
}

const missingCode = { field: 'code', problem: 'missing-code' } as const satisfies IntakeError;

const words: Readonly<Record<Exclude<StatementOutcome, 'agreed'>, { readonly field?: string; readonly problem: IntakeProblem }>> = {
  wrong: { field: 'code', problem: 'wrong-statement-code' },
  held: { problem: 'statement-held' },
  expired: { problem: 'statement-expired' },
  changed: { problem: 'statement-changed' },
  'not-draft': { problem: 'statement-changed' },
  'no-signature': { field: 'signature', problem: 'no-signature' },
  'no-witness': { field: 'witnessName', problem: 'no-witness' },
  'is-officer': { problem: 'is-officer' },
  'is-applicant': { problem: 'is-applicant' },
  'is-both': { problem: 'is-both' },
};
