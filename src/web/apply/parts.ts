import { noDraftView } from '../../../views/pages/apply/no-draft.tsx';
import type { StepProps } from '../../../views/pages/apply/frame.tsx';
import { findPhoneHolder } from '../../domain/registrations/contacts/holders.ts';
import { type DraftCookie, draftCookieName, draftCookieValue, readDraftCookie } from '../../domain/registrations/drafts/draft-cookie.ts';
import { type LawOfToday, lawOfToday } from '../../domain/registrations/drafts/law-of-today.ts';
import { readDraft } from '../../domain/registrations/drafts/queries.ts';
import { countedSteps, type DraftStep, mayShow, nextStep } from '../../domain/registrations/drafts/steps.ts';
import type { Draft } from '../../domain/registrations/drafts/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Gate, SetCookie, Visit } from '../../platform/http/types.ts';

/** What `app.ts` hands to this door. */
export interface ApplyParts {
  readonly deps: Deps;
}

/** An open draft, and the law that it goes by today. */
export interface DraftGround extends LawOfToday {
  readonly draft: Draft;
  readonly cookie: DraftCookie;
  /** The first step that is not done. */
  readonly reached: DraftStep;
}

export type DraftVisit<F = unknown> = Visit<DraftGround, F>;

/** Where a page that has done its work leads: there it is found out what comes next. */
export const onwardPath = '/apply/next';

export function pathOf(step: DraftStep): string {
  return `/apply/${step}`;
}

/** The draft of this browser, if it holds one. */
export async function findGround({ deps }: ApplyParts, call: Call): Promise<DraftGround | undefined> {
  const cookie = readDraftCookie(call.cookie(draftCookieName));
  if (!cookie) return undefined;
  const [draft, law] = await Promise.all([readDraft(deps.db, deps.secrets, cookie.token), lawOfToday(deps.db)]);
  return draft && { draft, cookie, ...law, reached: nextStep(draft, law.rules, law.today) };
}

/** Only the browser that holds the draft, and no page before those it builds on. Without a step: any page of a draft. */
export function draftGate(parts: ApplyParts, step?: DraftStep): Gate<DraftGround> {
  return {
    name: 'draft',
    admit: async (call) => {
      const ground = await findGround(parts, call);
      if (!ground) return { refused: page(noDraftView, {}, { status: 410 }) };
      if (step && !mayShow(step, ground.reached)) return { refused: redirect(pathOf(ground.reached)) };
      if ((step === 'face' || step === 'check') && (await isPhoneInUse(parts, ground))) return { refused: redirect('/apply/phone-in-use') };
      return { admitted: ground };
    },
  };
}

/** Asked only once every contact is proved. */
export async function isPhoneInUse({ deps }: ApplyParts, { draft }: DraftGround): Promise<boolean> {
  return (await findPhoneHolder(deps.db, deps.secrets, draft)) !== undefined;
}

/** The way back and the number of a step; a step whose answers are only being changed leads back to where they are checked. */
export function around({ draft, reached }: DraftGround, step: DraftStep): StepProps {
  const steps = countedSteps(draft);
  const at = steps.indexOf(step);
  const before = at > 0 ? steps[at - 1] : undefined;
  const changing = reached === 'check' && step !== 'check';
  return {
    back: changing ? pathOf('check') : pathBefore(before),
    step: { number: at + 1, of: steps.length },
  };
}

function pathBefore(step: DraftStep | undefined): string {
  if (!step) return '/apply';
  return pathOf(step === 'code' ? 'contacts' : step);
}

/** The cookie lives as long as drafts are kept. */
export function draftCookie(cookie: DraftCookie, days: number): SetCookie {
  return { name: draftCookieName, value: draftCookieValue(cookie), maxAge: days * 24 * 3600 };
}

export const noDraftCookie: SetCookie = { name: draftCookieName, value: '', maxAge: 0 };

/** Whose draft it is, for an action. */
export function changeOf(visit: DraftVisit): { readonly applicationId: string; readonly requestId: string } {
  return { applicationId: visit.who.draft.application.id, requestId: visit.requestId };
}
