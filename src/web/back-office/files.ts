import { z } from 'zod';
import { fileView, type FileError, type TypedDecision } from '../../../views/pages/back-office/file.tsx';
import { mayActOnFile } from '../../domain/officers/places.ts';
import { findOpening, recordOpening } from '../../domain/officers/sitting.ts';
import { readWholeFile, type WholeFile } from '../../domain/overviews/file.ts';
import { openPicture } from '../../domain/registrations/pictures/queries.ts';
import { refusalReasons } from '../../domain/registrations/refusal-reasons.ts';
import { findTwoIdentities } from '../../domain/registrations/identities/queries.ts';
import { linkState } from '../../domain/registrations/identities/rules.ts';
import { askSupplement } from '../../domain/registrations/supplements/ask.ts';
import { supplementItems } from '../../domain/registrations/supplements/items.ts';
import { attachment, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { recordPictureView } from '../../domain/officers/actions.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from './desk.ts';
import { seatOf } from './step-up.ts';

const noteLimit = 2000;

/** One box an item, because a form names a field once. */
const supplementForm = z.strictObject({
  version: z.coerce.number().int().positive(),
  note: z.string().max(noteLimit).default(''),
  ...Object.fromEntries(supplementItems.map((item) => [`item-${item}`, z.literal('yes').optional()])),
});

type SupplementForm = Readonly<Record<string, unknown>> & { readonly version: number; readonly note: string };

/** A file as an officer sees it, its pictures, and the request for what is missing. */
export function fileRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('file.view');
  return [
    route({ method: 'GET', path: '/files/:id', who, handle: (visit) => show(desk, visit) }),
    route({ method: 'GET', path: '/files/:id/pictures/:picture', who, handle: (visit) => picture(desk, visit) }),
    route({
      method: 'POST',
      path: '/files/:id/supplement',
      who: desk.officerWith('file.supplement'),
      form: supplementForm,
      handle: (visit) => supplement(desk, visit as DeskVisit<SupplementForm>),
    }),
  ];
}

async function show(desk: Desk, visit: DeskVisit): Promise<Reply> {
  return showFile(desk, visit, {});
}

/** The page of a file, which also notes the view and that this version was opened in this sitting. */
export async function showFile(
  desk: Desk,
  visit: DeskVisit,
  more: { readonly typed?: TypedDecision; readonly error?: FileError },
): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId, query } = visit;
  const applicationId = idIn(visit);
  const permission = 'file.view';
  const file = applicationId && (await readWholeFile(deps, applicationId));
  if (!file) return problem('not-found');
  if (!(await mayActOnFile(deps.db, who.officer, { permission, applicationId })))
    return refuse(desk, { who, call: visit, permission, applicationId });
  const { application } = file;
  const before = await findOpening(deps.db, { ...seatOf(visit), applicationId });
  await recordOpening(deps, { ...seatOf(visit), applicationId, version: application.version, requestId });
  const mayDecide = await mayActOnFile(deps.db, who.officer, { permission: 'file.decide', applicationId });
  const maySupplement = await mayActOnFile(deps.db, who.officer, { permission: 'file.supplement', applicationId });
  const isWaiting = application.state === 'awaiting-decision';
  const isOwn = application.keyedBy === who.officer.id;
  return deskPage(desk, visit, {
    view: fileView,
    props: {
      file,
      changes: before && before.version !== application.version ? changesSince(file, before.at) : [],
      may: {
        decide: isWaiting && !isOwn && mayDecide,
        linkIdentities: mayDecide,
        askSupplement: isWaiting && maySupplement,
        complete: application.state === 'needs-supplement' && maySupplement,
        isOwn,
      },
      identities: linkState(await findTwoIdentities(deps, application)),
      reasons: refusalReasons,
      supplementItems,
      said: saidOf(query.said),
      ...more,
    },
    ...(more.error ? { status: more.error === 'changed' ? 409 : 400 } : {}),
  });
}

/** What happened to a file since a moment, but for looks at it. */
function changesSince({ events }: WholeFile, moment: Date): WholeFile['events'] {
  return events.filter(({ at, event }) => at > moment && event !== 'file.viewed' && event !== 'picture.viewed');
}

const sayings = ['asked', 'completed', 'asked-before', 'changed', 'nothing-missing', 'state-forbids', 'unknown'] as const;

function saidOf(said: string | undefined): (typeof sayings)[number] | undefined {
  return sayings.find((one) => one === said);
}

async function picture(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId } = visit;
  const [applicationId, pictureId] = [idIn(visit), visit.params.picture];
  const permission = 'file.view';
  if (!applicationId || !pictureId) return problem('not-found');
  if (!(await mayActOnFile(deps.db, who.officer, { permission, applicationId })))
    return refuse(desk, { who, call: visit, permission, applicationId });
  const bytes = await openPicture(deps.db, deps.secrets, { applicationId, pictureId });
  if (!bytes) return problem('not-found');
  await recordPictureView(deps, { officerId: who.officer.id, applicationId, pictureId, requestId });
  return attachment({ type: 'image/jpeg', name: `${pictureId}.jpg`, bytes });
}

async function supplement(desk: Desk, visit: DeskVisit<SupplementForm>): Promise<Reply> {
  const { deps } = desk;
  const { who, form, requestId } = visit;
  const applicationId = idIn(visit);
  const permission = 'file.supplement';
  if (!applicationId) return problem('not-found');
  if (!(await mayActOnFile(deps.db, who.officer, { permission, applicationId })))
    return refuse(desk, { who, call: visit, permission, applicationId });
  const items = supplementItems.filter((item) => form[`item-${item}`] === 'yes');
  if (items.length === 0) return showFile(desk, visit, { error: 'chooseItem' });
  const { version, note } = form;
  const asked = await askSupplement(deps, {
    applicationId,
    version,
    items,
    note: note.trim() || undefined,
    officerId: who.officer.id,
    requestId,
  });
  if (asked.kind === 'changed') return showFile(desk, visit, { error: 'changed' });
  return redirect(`/files/${applicationId}?said=${asked.kind}`);
}
