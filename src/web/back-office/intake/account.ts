import { z } from 'zod';
import { intakeAccountView } from '../../../../views/pages/intake/account.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { answerAccount, lookForAccount } from '../../../domain/registrations/intake/account.ts';
import { type IntakeStep, stepAfter } from '../../../domain/registrations/intake/steps.ts';
import { listFactorsToProve, proveCodeApp } from '../../../domain/registrations/intake/proofs.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';

const answerForm = z.strictObject({ answer: z.string().max(20).default('') });
const codeForm = z.strictObject({ code: z.string().max(200).default('') });
const sayings = ['level-2', 'incomplete'] as const;

/** "Is this your online account?", and which of its factors the applicant proves again. */
export function accountRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/account`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'account', (ground) => show(ground)) }),
    route({ method: 'POST', path, who, form: answerForm, handle: onPost(intake, answer) }),
    route({ method: 'POST', path: `${path}/look`, who, form: noFields, handle: onPost(intake, lookOn) }),
    route({ method: 'POST', path: `${path}/prove`, who, form: codeForm, handle: onPost(intake, prove) }),
  ];
}

async function show(ground: Ground, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { account, application } = ground.file;
  const props = {
    question: account.kind,
    answer: account.kind === 'asked' ? account.answer : undefined,
    factors: await listFactorsToProve(ground.intake.desk.deps.db, application.id),
    said: sayings.find((one) => one === ground.visit.query.said),
  };
  return showStep(ground, { step: 'account', view: intakeAccountView, props, errors });
}

/** Looks whether there is something to ask; with nothing to ask the next page comes at once. */
async function lookOn(ground: Ground): Promise<Reply> {
  const { deps, registries } = ground.intake.desk;
  const look = await lookForAccount(deps, { registries }, changeOf(ground));
  if (look === 'none') return goOn(ground, 'account');
  const said = look === 'level-2' || look === 'incomplete' ? `?said=${look}` : '';
  return redirect(`${pathOf(ground, 'account')}${said}`);
}

/** Goes on after captures: with nothing to look for first, the account is looked for at once. */
export function goOnToAccount(ground: Ground, from: IntakeStep): Promise<Reply> | Reply {
  return stepAfter(ground.steps, from) === 'account' ? lookOn(ground) : goOn(ground, from);
}

async function answer(ground: Ground<z.infer<typeof answerForm>>): Promise<Reply> {
  const given = (['mine', 'not-mine'] as const).find((one) => one === ground.visit.form.answer);
  if (!given) return show(ground, [{ field: 'answer', problem: 'missing-answer' }]);
  const { deps } = ground.intake.desk;
  await answerAccount(deps, { ...changeOf(ground), answer: given });
  // What can be kept of the account is shown before going on.
  return given === 'mine' ? redirect(pathOf(ground, 'account')) : goOn(ground, 'account');
}

async function prove(ground: Ground<z.infer<typeof codeForm>>): Promise<Reply> {
  const { code } = ground.visit.form;
  if (code.trim() === '') return show(ground, [{ field: 'code', problem: 'missing-app-code' }]);
  const { deps } = ground.intake.desk;
  const outcome = await proveCodeApp(deps, { ...changeOf(ground), code, address: ground.visit.address });
  if (outcome === 'wrong') return show(ground, [{ field: 'code', problem: 'wrong-app-code' }]);
  if (outcome === 'held') return show(ground, [{ field: 'code', problem: 'app-held' }]);
  return redirect(pathOf(ground, 'account'));
}
