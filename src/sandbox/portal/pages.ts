import { randomBytes } from 'node:crypto';
import { portalFrontView } from '../../../views/pages/sandbox/portal/front.tsx';
import { portalNeedsView } from '../../../views/pages/sandbox/portal/needs.tsx';
import { portalProblemView } from '../../../views/pages/sandbox/portal/problem.tsx';
import { portalReceiptView } from '../../../views/pages/sandbox/portal/receipt.tsx';
import { portalRecordView } from '../../../views/pages/sandbox/portal/record.tsx';
import {
  type PortalOwnProblem,
  type PortalService,
  portalServices,
  type StayFields,
  type StayProblem,
} from '../../../views/pages/sandbox/portal/shapes.ts';
import { portalStayView } from '../../../views/pages/sandbox/portal/stay.tsx';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { endedOf, leadingTo, sessionOf } from '../party/origin.ts';
import { keptProblem, statusOf } from '../party/problem-page.ts';
import type { PartyProblem } from '../party/problems.ts';
import type { Asked } from '../party/types.ts';
import { filingsOf, findFiling } from './filings.ts';
import { demands, standingFor } from './services.ts';
import type { Portal, PortalSession } from './types.ts';

export async function frontPage(portal: Portal, call: Call): Promise<Reply> {
  const session = sessionOf(portal, call);
  const services = portalServices.map((service) => ({
    service,
    level: demands[service].level,
    standing: session && standingFor(service, session.idToken.payload),
  }));
  const person = session && { ...known(session), filings: filingsOf(portal, session) };
  return page(
    portalFrontView,
    { ...placed(portal), services, person, ended: session ? undefined : endedOf(portal, call) },
    leadingTo(portal),
  );
}

/** Why this sign-in is not enough for the service, and what the person can do. */
export function needsPage(portal: Portal, session: PortalSession, service: PortalService): Reply {
  const claims = session.idToken.payload;
  const standing = standingFor(service, claims) === 'account-too-low' ? 'account-too-low' : 'step-up';
  const props = { ...placed(portal), ...known(session), service, level: demands[service].level, standing, claims } as const;
  return page(portalNeedsView, props, { ...leadingTo(portal), status: 403 });
}

export interface StayPage {
  readonly id: string;
  readonly fields: StayFields;
  readonly problems: readonly StayProblem[];
}

/** A form gets the number of its filing while it is empty, so that two clicks on one form are one filing. */
export function emptyStay(): StayPage {
  return { id: newId(), fields: { guest: '', paper: '', arrival: '', nights: '', place: '' }, problems: [] };
}

export function stayPage(portal: Portal, session: PortalSession, form: StayPage): Reply {
  return page(portalStayView, { ...placed(portal), ...known(session), ...form }, { status: form.problems.length > 0 ? 400 : 200 });
}

export function recordPage(portal: Portal, session: PortalSession, { id = newId(), isWrong = false } = {}): Reply {
  const props = { ...placed(portal), ...known(session), id, isWrong, userinfo: session.userinfo };
  return page(portalRecordView, props, { status: isWrong ? 400 : 200 });
}

export async function receiptPage(portal: Portal, call: Call, session: PortalSession): Promise<Reply> {
  const filing = findFiling(portal, session, call.params['filing'] ?? '');
  if (!filing) return problemPage(portal, { kind: 'filing-unknown', error: 'filing' });
  return page(portalReceiptView, { ...placed(portal), ...known(session), filing, signIn: filing.signIn });
}

export function problemPage(portal: Portal, problem: PartyProblem<PortalOwnProblem>, before?: Asked<PortalService>): Reply {
  const props = { ...placed(portal), problem, service: before?.wish, asked: before?.asked };
  return page(portalProblemView, props, { status: statusOf(problem.kind), ...leadingTo(portal) });
}

export async function problemOfAddress(portal: Portal, call: Call): Promise<Reply> {
  const kept = keptProblem(portal, call);
  return kept ? problemPage(portal, kept.problem, kept.before) : redirect('/');
}

/** Where the links of every page lead. */
export function placed({ parts: { issuer, sandboxOrigin } }: Portal): { issuer: string; sandboxOrigin: string } {
  return { issuer, sandboxOrigin };
}

function known({ userinfo: { name } }: PortalSession): { name: string | undefined } {
  return { name: typeof name === 'string' ? name : undefined };
}

function newId(): string {
  return randomBytes(16).toString('base64url');
}
