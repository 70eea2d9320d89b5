import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type Requested, requestedBy } from '../../domain/consents/requested.ts';
import { partyFromRow } from '../../domain/relying-parties/queries.ts';
import type { RelyingParty } from '../../domain/relying-parties/types.ts';
import { type PlaceRow, readSignIn } from '../../domain/sign-ins/place.ts';
import { openSitting } from '../../domain/sign-ins/sittings.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Call } from '../../platform/http/types.ts';
import { lives } from './configuration.ts';
import { anotherExpected } from './expected-subject.ts';
import { putInteractionResult } from '../../platform/token-store/write.ts';
import { destinationOf } from './pages.ts';
import { returnAddress, unsealStored } from './sealing.ts';

/** What stands between an authorization request and its answer, as the sign-in pages see it. */
export interface InteractionView {
  readonly uid: string;
  readonly prompt: 'login' | 'consent' | 'select_account';
  readonly params: Readonly<Record<string, unknown>>;
  readonly party: RelyingParty;
  /** Account of the browser session, and the session, when there was one. */
  readonly accountId: string | undefined;
  readonly sessionUid: string | undefined;
  /** Where a form may finally lead: the origin, or the scheme of a native app (CSP form-action). */
  readonly leadsTo: string;
  /** What the person is asked to agree to. */
  readonly asked: Requested;
  /** Result of earlier prompts of the same request. */
  readonly accountFromLogin: string | undefined;
  /** The open sitting, as it was when the request came; a login has one, a consent alone has none. */
  readonly place: PlaceRow | undefined;
  /** The service means somebody else than who is signed in here. */
  readonly expectsAnother: boolean;
}

/** The sign-in pages' way into the protocol library. Handed to that door by `app.ts`. */
export interface Interactions {
  /** Undefined when the interaction is over, expired, or belongs to another browser. */
  find(call: Call): Promise<InteractionView | undefined>;
  /** Stores the result of a prompt; the answer is the address at which the request goes on. */
  finish(call: Call, result: Record<string, unknown>): Promise<string>;
  /** Ends the request with an OAuth error for the service. The description reaches the party: fixed texts only. */
  refuse(call: Call, error: keyof typeof descriptions): Promise<string>;
  /**
   * Where to go when only the session behind an open interaction of this browser has ended: back to the service, which is told
   * `login_required`. Undefined for every other interaction that is over.
   */
  leaveEnded(call: Call): Promise<string | undefined>;
  /** Lets somebody else sign in here: the interaction no longer expects the session it began with. */
  forgetSession(call: Call): Promise<void>;
}

/** Where the library sends the browser; a login also begins a sitting, whose opening is the moment the request arrived. */
export async function openInteraction(
  deps: Deps,
  ctx: KoaContextWithOIDC,
  interaction: { uid: string; prompt: { name: string } },
): Promise<string> {
  const clientId = String(ctx.oidc.client?.clientId);
  const { accountId, uid: sessionUid } = (ctx.oidc.session ?? {}) as { accountId?: string; uid?: string };
  if (interaction.prompt.name === 'login') {
    await openSitting(deps.db, {
      uid: interaction.uid,
      clientId,
      ...(accountId && sessionUid ? { accountId, sessionUid } : {}),
      life: lives.Interaction,
    });
  }
  return `/sign-in/${interaction.uid}`;
}

/** Reads and finishes interactions on whichever Provider is current. */
export function createInteractions(deps: Deps, current: () => Provider, endSession: EndForSomebodyElse): Interactions {
  const details = (call: Call): ReturnType<Provider['interactionDetails']> => current().interactionDetails(call.raw.req, call.raw.res);
  const finish = async ({ params }: Call, result: Record<string, unknown>): Promise<string> => {
    const uid = String(params.uid);
    // An interaction that ended meanwhile is told so at the address where it would go on.
    await putInteractionResult(deps.db, uid, result);
    return returnAddress(deps.settings, uid);
  };
  return {
    finish: async (call, result) => {
      const { login } = result as { login?: { accountId: string } };
      if (login) await leaveOtherPerson(current(), call, { accountId: login.accountId, endSession });
      return finish(call, result);
    },
    refuse: (call, error) => finish(call, { error, error_description: descriptions[error] }),
    find: async (call) => {
      const uid = interactionCookie(current(), call);
      const read = uid ? await readSignIn(deps.db, uid) : undefined;
      if (!uid || !read?.party) return undefined;
      const found = unsealStored(deps, 'Interaction', { id: uid, payload: read.payload }) as unknown as Found & { result?: unknown };
      const party = partyFromRow(read.party);
      if (isRefused(found) || party.state !== 'admitted') return undefined;
      // The session it began with has ended, or is somebody else's by now.
      if (found.session?.uid && found.session.accountId !== (read.session_account ?? undefined)) return undefined;
      return viewOf({ ...found, uid }, { party, place: read.place ?? undefined });
    },
    leaveEnded: async (call) => {
      const found = await openInteractionOf(current(), call);
      if (found && isRefused(found)) return found.returnTo;
      if (!found?.session?.uid) return undefined;
      return saveWithoutSession(found, { error: 'login_required', error_description: 'the session has ended' });
    },
    forgetSession: async (call) => {
      await saveWithoutSession(await details(call));
    },
  };
}

/** Answered with an error that the service has not heard yet: no page of it may be seen any more. */
function isRefused({ result }: { readonly result?: unknown }): boolean {
  return (result as { error?: unknown } | undefined)?.error !== undefined;
}

type Savable = Found & {
  session?: unknown;
  result?: unknown;
  readonly exp: number;
  readonly returnTo: string;
  save(ttl: number): Promise<unknown>;
};

/** The interaction of this browser under this address, whether or not its session still stands. */
async function openInteractionOf(provider: Provider, call: Call): Promise<Savable | undefined> {
  const id = interactionCookie(provider, call);
  return id ? provider.Interaction.find(id) : undefined;
}

/** The id in this browser's signed cookie, when it is the one in the address. */
function interactionCookie(provider: Provider, { raw, params }: Call): string | undefined {
  const id = provider.createContext(raw.req, raw.res).cookies.get(provider.cookieName('interaction'), { signed: true });
  return id === params.uid ? id : undefined;
}

async function saveWithoutSession(found: Savable, result?: Record<string, unknown>): Promise<string> {
  found.session = undefined;
  if (result) found.result = result;
  await found.save(Math.max(1, found.exp - Math.floor(Date.now() / 1000)));
  return found.returnTo;
}

/** Ends the session of whoever was signed in in this browser before somebody else did. */
export type EndForSomebodyElse = (sessionUid: string) => Promise<void>;

/**
 * Another tab may have signed in somebody else since this interaction began. The library would then log everybody out on a page of its
 * own; here the other session simply ends first, with all its services told.
 */
async function leaveOtherPerson(
  provider: Provider,
  call: Call,
  { accountId, endSession }: { accountId: string; endSession: EndForSomebodyElse },
): Promise<void> {
  const context = provider.createContext(call.raw.req, call.raw.res) as unknown as KoaContextWithOIDC;
  const session = (await provider.Session.get(context)) as unknown as { uid: string; accountId?: string };
  if (session.accountId && session.accountId !== accountId) await endSession(session.uid);
}

const descriptions = {
  access_denied: 'the End-User did not go on',
  login_required: 'another End-User is signed in',
  unmet_authentication_requirements: 'the account cannot meet the requested authentication level',
} as const;

interface Found {
  readonly uid: string;
  readonly prompt: { readonly name: string; readonly reasons?: readonly string[] };
  readonly params: Readonly<Record<string, unknown>>;
  readonly session?: { readonly accountId?: string; readonly uid?: string };
  readonly lastSubmission?: { readonly login?: { readonly accountId?: string } };
}

function viewOf(found: Found, { party, place }: Pick<InteractionView, 'party' | 'place'>): InteractionView {
  return {
    uid: found.uid,
    prompt: found.prompt.name as InteractionView['prompt'],
    params: found.params,
    party,
    accountId: found.session?.accountId,
    sessionUid: found.session?.uid,
    leadsTo: destinationOf(String(found.params.redirect_uri)),
    asked: requestedBy(found.params, party),
    accountFromLogin: found.lastSubmission?.login?.accountId,
    place,
    expectsAnother: found.session?.accountId !== undefined && (found.prompt.reasons ?? []).includes(anotherExpected),
  };
}
