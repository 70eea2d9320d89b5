import { z } from 'zod';
import { portalLoggedOutView } from '../../../views/pages/sandbox/portal/logged-out.tsx';
import { type PortalService, portalServices, recordReasons } from '../../../views/pages/sandbox/portal/shapes.ts';
import { dayOf } from '../../lib/days.ts';
import { everybody, json, noFields, page, redirect, route } from '../../platform/http/route.ts';
import type { Call, Gate, Reply, Route, Visit } from '../../platform/http/types.ts';
import { receiveAnswer } from '../party/answer.ts';
import { backChannelRoute } from '../party/back-channel.ts';
import { createIssuerClient } from '../party/issuer.ts';
import { logOut } from '../party/log-out.ts';
import { createPartyMemory } from '../party/memory.ts';
import { sessionOf } from '../party/origin.ts';
import { createShelf } from '../party/shelf.ts';
import { sendToSignIn } from '../party/sign-in.ts';
import { file } from './filings.ts';
import { emptyStay, frontPage, needsPage, placed, problemOfAddress, problemPage, receiptPage, recordPage, stayPage } from './pages.ts';
import { demands, standingFor } from './services.ts';
import { readStay } from './stay-form.ts';
import type { Filing, Portal, PortalParts, PortalSession } from './types.ts';

const signInForm = z.strictObject({ for: z.enum(portalServices) });
/** 128 random bits in base64url. */
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const field = z.string().max(1000).default('');
const stayForm = z.strictObject({ id, guest: field, paper: field, arrival: field, nights: field, place: field });
const recordForm = z.strictObject({ id, reason: z.enum(recordReasons).optional() });

/** The demo portal: a state service, as a ministry would write it, on an origin of its own. */
export function portalRoutes(parts: PortalParts): Route[] {
  const portal: Portal = {
    parts,
    path: '',
    cookies: { session: 'demo-portal-session', browser: 'demo-portal-browser' },
    issuer: createIssuerClient(parts),
    memory: createPartyMemory(),
    filings: createShelf({ limit: 5000, seconds: 12 * 3600 }),
  };
  return [...openRoutes(portal), ...personRoutes(portal), backChannelRoute(portal)];
}

function openRoutes(portal: Portal): Route[] {
  return [
    route({ method: 'GET', path: '/', who: everybody, handle: (visit) => frontPage(portal, visit) }),
    route({
      method: 'POST',
      path: '/sign-in',
      who: everybody,
      form: signInForm,
      handle: (visit) => signIn(portal, visit, visit.form.for),
    }),
    route({ method: 'GET', path: '/callback', who: everybody, handle: (visit) => receivePerson(portal, visit) }),
    route({ method: 'GET', path: '/problem/:problem', who: everybody, handle: (visit) => problemOfAddress(portal, visit) }),
    route({ method: 'GET', path: '/logged-out', who: everybody, handle: async () => page(portalLoggedOutView, placed(portal)) }),
    route({ method: 'GET', path: '/jwks', who: everybody, handle: async () => json(portal.parts.jwks) }),
  ];
}

function personRoutes(portal: Portal): Route[] {
  const [stay, record] = [signedInFor(portal, 'stay-notification'), signedInFor(portal, 'criminal-record')];
  const who = signedIn(portal);
  return [
    route({ method: 'GET', path: '/stay-notification', who: stay, handle: async (visit) => stayPage(portal, visit.who, emptyStay()) }),
    route({ method: 'POST', path: '/stay-notification', who: stay, form: stayForm, handle: (visit) => takeStay(portal, visit) }),
    route({ method: 'GET', path: '/criminal-record', who: record, handle: async (visit) => recordPage(portal, visit.who) }),
    route({ method: 'POST', path: '/criminal-record', who: record, form: recordForm, handle: (visit) => takeRecord(portal, visit) }),
    route({ method: 'GET', path: '/filings/:filing', who, handle: (visit) => receiptPage(portal, visit, visit.who) }),
    route({ method: 'POST', path: '/log-out', who, form: noFields, handle: (visit) => logOut(portal, visit, visit.who) }),
  ];
}

function signedIn(portal: Portal): Gate<PortalSession> {
  return {
    name: 'somebody with a session at the portal',
    admit: async (call) => {
      const session = sessionOf(portal, call);
      return session ? { admitted: session } : { refused: redirect('/') };
    },
  };
}

/** Looked at with every request: a session of level 1 does not become enough because its page was reached. */
function signedInFor(portal: Portal, service: PortalService): Gate<PortalSession> {
  return {
    name: `somebody whose sign-in is enough for ${service}`,
    admit: async (call) => {
      const session = sessionOf(portal, call);
      if (!session) return { refused: redirect('/') };
      if (standingFor(service, session.idToken.payload) !== 'open') return { refused: needsPage(portal, session, service) };
      return hasAskedFor(service, session) ? { admitted: session } : { refused: redirect('/') };
    },
  };
}

/** Whether the sign-in asked for all identity data that the service needs. */
function hasAskedFor(service: PortalService, { wish }: PortalSession): boolean {
  return Object.keys(demands[service].userinfo).every((claim) => claim in demands[wish].userinfo);
}

/** A sign-in that is enough is not repeated, unless the service needs identity data that it did not ask for. */
async function signIn(portal: Portal, call: Call, service: PortalService): Promise<Reply> {
  const session = sessionOf(portal, call);
  const { acr, userinfo } = demands[service];
  if (session && hasAskedFor(service, session) && standingFor(service, session.idToken.payload) === 'open') return redirect(`/${service}`);
  return sendToSignIn(portal, call, { wish: service, acr, isEssential: true, userinfo });
}

/** The provider's word is checked too: whatever was asked, what counts is the acr that stands in the signed token. */
async function receivePerson(portal: Portal, call: Call): Promise<Reply> {
  return receiveAnswer(portal, call, {
    refuse: ({ wish, idToken }) =>
      standingFor(wish, idToken.payload) === 'open' ? undefined : { kind: 'level-too-low', error: 'acr', description: acrOf(idToken) },
    onProblem: (problem) => problemPage(portal, problem),
    goOn: async ({ wish }) => redirect(`/${wish}`),
  });
}

function acrOf({ payload }: PortalSession['idToken']): string {
  return `acr=${JSON.stringify(payload['acr'] ?? null)}`;
}

async function takeStay(portal: Portal, { form, who }: Visit<PortalSession, z.infer<typeof stayForm>>): Promise<Reply> {
  const { id: filing, ...fields } = form;
  const read = readStay(fields, dayOf(new Date()));
  if (read.kind === 'wrong') return stayPage(portal, who, { id: filing, fields, problems: read.problems });
  return toReceipt(file(portal, who, { id: filing, what: { service: 'stay-notification', stay: read.stay } }));
}

async function takeRecord(portal: Portal, { form, who }: Visit<PortalSession, z.infer<typeof recordForm>>): Promise<Reply> {
  const { id: filing, reason } = form;
  if (!reason) return recordPage(portal, who, { id: filing, isWrong: true });
  return toReceipt(file(portal, who, { id: filing, what: { service: 'criminal-record', reason } }));
}

function toReceipt({ id: filing }: Filing): Reply {
  return redirect(`/filings/${filing}`);
}
