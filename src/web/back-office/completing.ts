import { z } from 'zod';
import type { ApplyError } from '../../../views/pages/apply/frame.tsx';
import { completingView } from '../../../views/pages/back-office/completing.tsx';
import { recordView } from '../../domain/officers/actions.ts';
import { mayActOnFile } from '../../domain/officers/places.ts';
import { lawOfToday } from '../../domain/registrations/drafts/law-of-today.ts';
import { findApplication } from '../../domain/registrations/queries.ts';
import { answerSupplement, findSupplement, type OpenSupplement } from '../../domain/registrations/supplements/answer.ts';
import type { Application } from '../../domain/registrations/types.ts';
import { problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { readSupplement, supplementFields, supplementFiles, supplementForm } from '../first-party/read-supplement.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from './desk.ts';

const permission = 'file.supplement';
const form = z.strictObject({ ...supplementForm, version: z.coerce.number().int().positive() });
type Typed = z.infer<typeof form>;

/** What was asked for is brought to the office, and an officer of the file's unit keys it in. */
export function completingRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith(permission);
  const path = '/files/:id/complete';
  return [
    route({ method: 'GET', path, who, handle: (visit) => show(desk, visit) }),
    route({ method: 'POST', path, who, form, files: supplementFiles, handle: (visit) => complete(desk, visit) }),
  ];
}

interface Open {
  readonly application: Application;
  readonly supplement: OpenSupplement;
}

/** The file with what it lacks, or why there is nothing to do here. */
async function openFor({ deps }: Desk, visit: DeskVisit<unknown>): Promise<Open | Reply> {
  const applicationId = idIn(visit);
  const application = applicationId && (await findApplication(deps.db, applicationId));
  if (!application) return problem('not-found');
  const { id } = application;
  if (!(await mayActOnFile(deps.db, visit.who.officer, { permission, applicationId: id })))
    return refuse({ deps }, { who: visit.who, call: visit, permission, applicationId: id });
  const supplement = await findSupplement(deps.db, deps.secrets, id);
  return supplement ? { application, supplement } : redirect(`/files/${id}`);
}

async function show(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const open = await openFor(desk, visit);
  return 'supplement' in open ? pageOf(desk, visit, { open }) : open;
}

async function pageOf(
  desk: Desk,
  visit: DeskVisit<unknown>,
  { open, typed, errors = [] }: { open: Open; typed?: Typed; errors?: readonly ApplyError[] },
): Promise<Reply> {
  const { application, supplement } = open;
  const { id: applicationId, reference, version } = application;
  const { who, requestId } = visit;
  await recordView(desk.deps, { officerId: who.officer.id, what: 'file', applicationId, requestId, details: { page: 'complete' } });
  const fields = supplementFields(supplement.items);
  return deskPage(desk, visit, {
    view: completingView,
    props: { applicationId, reference, version, ...supplement, fields, typed, errors },
    ...(errors.length > 0 ? { status: 422 } : {}),
  });
}

async function complete(desk: Desk, visit: DeskVisit<Typed>): Promise<Reply> {
  const { deps } = desk;
  const { form: typed, files, requestId, who } = visit;
  const open = await openFor(desk, visit);
  if (!('supplement' in open)) return open;
  const { application, supplement } = open;
  const { today } = await lawOfToday(deps.db);
  const read = await readSupplement({ items: supplement.items, typed, files, today });
  if ('errors' in read) return pageOf(desk, visit, { open, typed, errors: read.errors });
  const actor = `officer:${who.officer.id}` as const;
  // Taken or shown before an officer, whichever field it came by.
  const pictures = read.pictures.map((picture) => ({ ...picture, source: 'officer' as const }));
  const answer = { ...read, pictures, applicationId: application.id, version: typed.version, actor, requestId };
  const outcome = await answerSupplement(deps, answer);
  return redirect(`/files/${application.id}?said=${outcome.kind === 'received' ? 'completed' : outcome.kind}`);
}
