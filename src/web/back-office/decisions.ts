import { z } from 'zod';
import {
  confirmDecisionView,
  decisionResultsView,
  openedFilesView,
  type OpenedProps,
} from '../../../views/pages/back-office/decisions.tsx';
import { explanationLimit, type FileError, type TypedDecision } from '../../../views/pages/back-office/file.tsx';
import { type DecisionPass, findDecisionPass, prepareDecisions, type SeenFile, takeDecisionPass } from '../../domain/officers/passes.ts';
import { mayActOnFile } from '../../domain/officers/places.ts';
import { listOpenedFiles, mostOpened } from '../../domain/overviews/opened-files.ts';
import { decideApplication, type DecideOutcome } from '../../domain/registrations/decide.ts';
import { findApplication } from '../../domain/registrations/queries.ts';
import { refusalReasons } from '../../domain/registrations/refusal-reasons.ts';
import type { RefusalReason } from '../../domain/registrations/types.ts';
import { isUuid } from '../../lib/uuid.ts';
import { noFields, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from './desk.ts';
import { showFile } from './files.ts';
import { demandStepUp, seatOf } from './step-up.ts';

const permission = 'file.decide';

const decideForm = z.strictObject({
  version: z.coerce.number().int().positive(),
  outcome: z.enum(['grant', 'refuse']).optional(),
  explanation: z.string().max(explanationLimit).default(''),
  ...Object.fromEntries(refusalReasons.map((reason) => [`reason-${reason}`, z.literal('yes').optional()])),
});

interface DecideForm {
  readonly version: number;
  readonly outcome?: 'grant' | 'refuse';
  readonly explanation: string;
  readonly [box: string]: unknown;
}

/** Boxes of a page, one a file: its id and the version that was shown. */
const severalForm = z.strictObject({
  outcome: z.literal('grant').optional(),
  ...Object.fromEntries(
    Array.from({ length: mostOpened }, (_, index) => [
      `file-${index + 1}`,
      z
        .string()
        .regex(/^[0-9a-f-]{36}~[1-9]\d{0,8}$/)
        .optional(),
    ]),
  ),
});

/** Deciding: what is prepared, the step-up that covers it, and the decisions themselves. */
export function decisionRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith(permission);
  return [
    route({
      method: 'POST',
      path: '/files/:id/decide',
      who,
      form: decideForm,
      handle: (visit) => prepareOne(desk, visit as DeskVisit<DecideForm>),
    }),
    route({ method: 'GET', path: '/decisions', who, handle: (visit) => showOpened(desk, visit) }),
    route({
      method: 'POST',
      path: '/decisions',
      who,
      form: severalForm,
      handle: (visit) => prepareSeveral(desk, visit as DeskVisit<Chosen>),
    }),
    route({ method: 'GET', path: '/decisions/:id', who, handle: (visit) => confirm(desk, visit) }),
    route({ method: 'POST', path: '/decisions/:id', who, form: noFields, handle: (visit) => decide(desk, visit) }),
  ];
}

async function prepareOne(desk: Desk, visit: DeskVisit<DecideForm>): Promise<Reply> {
  const applicationId = idIn(visit);
  if (!applicationId) return problem('not-found');
  if (!(await mayActOnFile(desk.deps.db, visit.who.officer, { permission, applicationId })))
    return refuse(desk, { who: visit.who, call: visit, permission, applicationId });
  const { form } = visit;
  const reasons = refusalReasons.filter((reason) => form[`reason-${reason}`] === 'yes');
  const typed: TypedDecision = { outcome: form.outcome, reasons, explanation: form.explanation };
  const error = lackOf(typed);
  if (error || !form.outcome) return showFile(desk, visit, { typed, error: error ?? 'chooseOutcome' });
  const current = await findApplication(desk.deps.db, applicationId);
  // What was chosen was chosen for another file than this one; the words stay.
  const changed = { typed: { reasons: [], explanation: form.explanation }, error: 'changed' } as const;
  if (current?.version !== form.version) return showFile(desk, visit, changed);
  const isRefusal = form.outcome === 'refuse';
  const answer = { reasons: isRefusal ? reasons : [], explanation: (isRefusal && form.explanation.trim()) || undefined };
  const files = [{ applicationId, version: form.version }];
  const prepared = await prepareDecisions(desk.deps, { ...seatOf(visit), outcome: form.outcome, answer, files });
  return prepared.kind === 'prepared' ? redirect(`/decisions/${prepared.passId}`) : showFile(desk, visit, changed);
}

/** What a decision still lacks. */
function lackOf({ outcome, reasons, explanation = '' }: TypedDecision): FileError | undefined {
  if (outcome === undefined) return 'chooseOutcome';
  if (outcome === 'grant') return undefined;
  if (reasons.length === 0) return 'chooseReason';
  return reasons.includes('other') && explanation.trim() === '' ? 'explainOther' : undefined;
}

async function showOpened(desk: Desk, visit: DeskVisit, problemOf?: OpenedProps['problem']): Promise<Reply> {
  const files = await listOpenedFiles(desk.deps.db, seatOf(visit));
  return deskPage(desk, visit, { view: openedFilesView, props: { files, problem: problemOf }, ...(problemOf ? { status: 400 } : {}) });
}

type Chosen = Readonly<Record<string, string | undefined>>;

async function prepareSeveral(desk: Desk, visit: DeskVisit<Chosen>): Promise<Reply> {
  const { outcome, ...boxes } = visit.form;
  if (outcome !== 'grant') return showOpened(desk, visit, 'chooseOutcome');
  const files = Object.values(boxes).flatMap((box): SeenFile[] => {
    const [applicationId, version] = box?.split('~') ?? [];
    return applicationId && isUuid(applicationId) ? [{ applicationId, version: Number(version) }] : [];
  });
  for (const { applicationId } of files)
    if (!(await mayActOnFile(desk.deps.db, visit.who.officer, { permission, applicationId })))
      return refuse(desk, { who: visit.who, call: visit, permission, applicationId });
  const prepared = await prepareDecisions(desk.deps, { ...seatOf(visit), outcome, answer: { reasons: [] }, files });
  return prepared.kind === 'prepared' ? redirect(`/decisions/${prepared.passId}`) : showOpened(desk, visit, prepared.because);
}

async function confirm(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const pass = await passOf(desk, visit);
  if (!pass) return problem('not-found');
  const asked = await demandStepUp(desk, visit, { passId: pass.id, returnTo: `/decisions/${pass.id}` });
  return asked ?? deskPage(desk, visit, { view: confirmDecisionView, props: { pass } });
}

async function passOf(desk: Desk, visit: DeskVisit): Promise<DecisionPass | undefined> {
  const passId = idIn(visit);
  return passId ? findDecisionPass(desk.deps, { ...seatOf(visit), passId }) : undefined;
}

async function decide(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const pass = await passOf(desk, visit);
  if (!pass) return problem('not-found');
  const asked = await demandStepUp(desk, visit, { passId: pass.id, returnTo: `/decisions/${pass.id}` });
  if (asked) return asked;
  const results: { applicationId: string; reference: string; outcome: DecideOutcome }[] = [];
  for (const file of pass.files.filter(({ isUsed }) => !isUsed)) {
    const { applicationId, reference } = file;
    results.push({ applicationId, reference, outcome: await decideOne(desk, visit, { pass, file }) });
  }
  return deskPage(desk, visit, { view: decisionResultsView, props: { results } });
}

/** Each file is its own transaction: one that cannot be decided does not keep the others from it. */
async function decideOne(desk: Desk, visit: DeskVisit, { pass, file }: { pass: DecisionPass; file: SeenFile }): Promise<DecideOutcome> {
  const { applicationId, version } = file;
  const { who, requestId } = visit;
  if (!(await mayActOnFile(desk.deps.db, who.officer, { permission, applicationId }))) return { kind: 'unknown' };
  const { outcome, answer } = pass;
  return decideApplication(
    desk.deps,
    {
      registries: desk.registries,
      takePass: (tx) => takeDecisionPass(tx, { ...seatOf(visit), passId: pass.id, applicationId, version, outcome }),
    },
    {
      applicationId,
      version,
      outcome,
      reasons: answer.reasons as readonly RefusalReason[],
      explanation: answer.explanation,
      officerId: who.officer.id,
      requestId,
    },
  );
}
