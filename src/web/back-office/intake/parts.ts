import type { IntakeError, IntakeProps } from '../../../../views/pages/intake/frame.tsx';
import { recordView } from '../../../domain/officers/actions.ts';
import { mayActOnFile } from '../../../domain/officers/places.ts';
import { findCard } from '../../../domain/registrations/card/queries.ts';
import { type CardItem, needsIris } from '../../../domain/registrations/card/rules.ts';
import { cardFileProblems } from '../../../domain/registrations/card/send.ts';
import type { CardApplication } from '../../../domain/registrations/card/types.ts';
import { type LawOfToday, lawOfToday } from '../../../domain/registrations/drafts/law-of-today.ts';
import { missingItems } from '../../../domain/registrations/intake/problems.ts';
import { readIntake } from '../../../domain/registrations/intake/queries.ts';
import { type IntakeStep, stepAfter, stepsOf, stepStates } from '../../../domain/registrations/intake/steps.ts';
import type { CounterChange, IntakeFile, IntakeItem } from '../../../domain/registrations/intake/types.ts';
import { findApplication } from '../../../domain/registrations/queries.ts';
import type { Application } from '../../../domain/registrations/types.ts';
import { problem, redirect } from '../../../platform/http/route.ts';
import type { Reply, View } from '../../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from '../desk.ts';
import type { IntakeKind } from './kinds.ts';

/** The pages of one kind of intake. */
export interface Intake {
  readonly desk: Desk;
  readonly kind: IntakeKind;
}

/** A visit to a file that this officer is keying, with what the law of today still wants. */
export interface Ground<F = unknown> extends LawOfToday {
  readonly intake: Intake;
  readonly visit: DeskVisit<F>;
  readonly file: IntakeFile;
  /** Of a file that goes together with an identity card. */
  readonly card: CardApplication | undefined;
  readonly steps: readonly IntakeStep[];
  readonly missing: readonly (IntakeItem | CardItem)[];
}

type Found<T> = { readonly found: T } | { readonly refused: Reply };

/** The file of a path, if this officer may take in such files at its unit: decided by the row, never by the request. */
export async function fileOf({ desk, kind }: Intake, visit: DeskVisit): Promise<Found<Application>> {
  const { db } = desk.deps;
  const id = idIn(visit);
  const application = id ? await findApplication(db, id) : undefined;
  const isOfKind = kind.procedures.some((procedure) => procedure === application?.procedure);
  if (!application || !isOfKind || application.channel !== 'counter') return { refused: problem('not-found') };
  const asked = { permission: kind.permission, applicationId: application.id };
  if (await mayActOnFile(db, visit.who.officer, asked)) return { found: application };
  return { refused: await refuse(desk, { who: visit.who, call: visit, ...asked }) };
}

/** The same for a file that is not sent yet and that this officer keys: nobody goes on with what another has begun. */
async function groundOf<F>(intake: Intake, visit: DeskVisit<F>): Promise<Found<Ground<F>>> {
  const { desk, kind } = intake;
  const { db, secrets } = desk.deps;
  const entry = await fileOf(intake, visit);
  if ('refused' in entry) return entry;
  const { id, state, keyedBy } = entry.found;
  if (keyedBy !== visit.who.officer.id) return { refused: redirect(`${kind.path}?said=of-another`) };
  if (state !== 'draft') return { refused: redirect(`${kind.path}/${id}/result`) };
  const [file, card, law] = await Promise.all([readIntake(db, secrets, id), findCard(db, secrets, id), lawOfToday(db)]);
  if (!file) return { refused: redirect(`${kind.path}?said=gone`) };
  const { today } = law;
  const missing = card ? await cardFileProblems(db, { file, card }) : missingItems(file, law.rules, { today, now: visit.who.session.now });
  const steps = stepsOf(card && { needsIris: needsIris({ birthDate: file.declared.birthDate, today }) });
  return { found: { intake, visit, file, card, ...law, steps, missing } };
}

/** A page as a handler: the file is found first, and looking at it is written down. */
export function onGet(intake: Intake, page: string, show: (ground: Ground) => Promise<Reply>): (visit: DeskVisit) => Promise<Reply> {
  return async (visit) => {
    const ground = await groundOf(intake, visit);
    if ('refused' in ground) return ground.refused;
    await noteView(intake, visit, { applicationId: ground.found.file.application.id, page });
    return show(ground.found);
  };
}

/** A form as a handler; what it changes writes its own audit row. */
export function onPost<F>(intake: Intake, act: (ground: Ground<F>) => Promise<Reply>): (visit: DeskVisit<F>) => Promise<Reply> {
  return async (visit) => {
    const ground = await groundOf(intake, visit);
    return 'refused' in ground ? ground.refused : act(ground.found);
  };
}

export async function noteView({ desk }: Intake, visit: DeskVisit, of: { applicationId: string; page: string }): Promise<void> {
  const { applicationId, page } = of;
  const { officer } = visit.who;
  await recordView(desk.deps, { officerId: officer.id, what: 'file', applicationId, requestId: visit.requestId, details: { page } });
}

export function changeOf({ visit, file }: Pick<Ground, 'visit' | 'file'>): CounterChange {
  return { applicationId: file.application.id, officerId: visit.who.officer.id, requestId: visit.requestId };
}

export function pathOf({ intake, file }: Pick<Ground, 'intake' | 'file'>, page: string): string {
  return `${intake.kind.path}/${file.application.id}/${page}`;
}

/** Goes on to the page after one. */
export function goOn(ground: Pick<Ground, 'intake' | 'file' | 'steps'>, from: IntakeStep): Reply {
  return redirect(pathOf(ground, stepAfter(ground.steps, from)));
}

interface Shown<P> {
  readonly step: IntakeStep;
  readonly view: View<P>;
  readonly props: Omit<P, 'desk' | 'around' | 'errors'>;
  readonly errors?: readonly IntakeError[];
}

/** A page inside the frame of the intake. */
export function showStep<P extends IntakeProps>({ intake, visit, file, card, steps, missing }: Ground, shown: Shown<P>): Promise<Reply> {
  const { desk, kind } = intake;
  const { step, view, props, errors = [] } = shown;
  const { id, reference } = file.application;
  const around = {
    base: `${kind.path}/${id}`,
    list: kind.path,
    kind: kind.name,
    reference,
    step,
    withCard: card !== undefined,
    steps: stepStates(steps, missing, file.devices.length > 0),
  };
  const all = { ...props, around, errors } as unknown as Omit<P, 'desk'>;
  return deskPage<P>(desk, visit, { view, props: all, ...(errors.length > 0 ? { status: 422 } : {}) });
}
