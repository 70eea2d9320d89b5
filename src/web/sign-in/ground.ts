import { type Place, placeFrom, type PlaceRow } from '../../domain/sign-ins/place.ts';
import type { RelyingParty } from '../../domain/relying-parties/types.ts';
import { type RequestFacts, readRequest } from '../../domain/sign-ins/request.ts';
import type { Deps } from '../../platform/deps.ts';
import { langOfLocales } from '../../platform/http/language.ts';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Gate, Lang, Reply } from '../../platform/http/types.ts';
import type { ServiceInfo } from '../../../views/components/service-box.tsx';
import { interactionExpiredView } from '../../../views/pages/sign-in/interaction-expired.tsx';

/** An open interaction of the protocol library, as `web/oidc` gives it; this door may not import that one. */
export interface InteractionView {
  readonly uid: string;
  readonly prompt: 'login' | 'consent' | 'select_account';
  readonly params: Readonly<Record<string, unknown>>;
  readonly party: RelyingParty;
  readonly accountId: string | undefined;
  readonly sessionUid: string | undefined;
  readonly leadsTo: string;
  readonly asked: { readonly scopes: readonly string[]; readonly claims: readonly string[] };
  readonly accountFromLogin: string | undefined;
  readonly place: PlaceRow | undefined;
  readonly expectsAnother: boolean;
}

/** The way into the protocol library; handed in by `app.ts`. */
export interface Interactions {
  find(call: Call): Promise<InteractionView | undefined>;
  finish(call: Call, result: Record<string, unknown>): Promise<string>;
  refuse(call: Call, error: 'access_denied' | 'login_required' | 'unmet_authentication_requirements'): Promise<string>;
  leaveEnded(call: Call): Promise<string | undefined>;
  forgetSession(call: Call): Promise<void>;
}

/** What the sign-in pages stand on. */
export interface SignInParts {
  readonly deps: Deps;
  readonly interactions: Interactions;
}

/** An open interaction, what its request asks, and where the person stood when they came to this page. */
export interface Ground {
  readonly view: InteractionView;
  readonly request: RequestFacts;
  /** Undefined when the sitting is over (the back button after signing in). */
  readonly place: Place | undefined;
}

/** Only the browser that began the interaction, and only while it is open. */
export function interactionGate({ deps, interactions }: SignInParts): Gate<Ground> {
  return {
    name: 'interaction',
    admit: async (call) => {
      const view = await interactions.find(call);
      const request = view && readRequest(view.params, view.party);
      // An ended session never comes back: a request in flight is answered, not left on a dead page.
      const away = view ? undefined : await interactions.leaveEnded(call);
      if (away) return { refused: redirect(away) };
      if (!view || !request) return { refused: expired() };
      const { ui_locales: locales } = view.params;
      const place = view.place && placeFrom(view.place, { uid: view.uid, request, limits: deps.settings.limits });
      return { admitted: { view, request, place }, lang: langOfLocales(typeof locales === 'string' ? locales : undefined) };
    },
  };
}

export function expired(): Reply {
  return page(interactionExpiredView, {}, { status: 400 });
}

/** Address of a page of this interaction. */
export function addressOf({ view }: Ground, name?: string): string {
  return name ? `/sign-in/${view.uid}/${name}` : `/sign-in/${view.uid}`;
}

export function serviceOf({ view }: Ground, lang: Lang): ServiceInfo {
  const { party } = view;
  return { name: party.name[lang], ...(party.purpose[lang] ? { purpose: party.purpose[lang] } : {}) };
}

/** Every page that posts may finally lead to the service. */
export function leading({ view }: Ground): { formAction: readonly string[] } {
  return { formAction: [view.leadsTo] };
}
