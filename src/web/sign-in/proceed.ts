import type { FactorKind } from '../../domain/credentials/types.ts';
import { welcomeDevice } from '../../domain/sign-ins/devices.ts';
import { findPlace, type Place } from '../../domain/sign-ins/place.ts';
import type { FactorOutcome, FactorSubmission } from '../../domain/sign-ins/submit-factor.ts';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Reply, Visit } from '../../platform/http/types.ts';
import { deviceCookie, deviceTokenOf } from './device.ts';
import { addressOf, expired, type Ground, type SignInParts } from './ground.ts';

/** Pages of an interaction; `start` is the first one, with number and password. */
export type PageName = 'start' | 'held' | 'second-factor' | 'step-up' | 'unreachable' | 'not-active' | 'replaced' | FactorKind;

/** Leads the person to what comes next: a page of this interaction, or back to the request. */
export async function proceed(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  // Often something has just changed: where the person stood when they came may be over.
  const place = await findPlace(parts.deps, ground.view.uid, ground.request);
  if (!place) return expired();
  const name = pageOf(place);
  return name === 'done' ? finish(parts, call, { ground, place }) : redirect(addressOf(ground, name === 'start' ? undefined : name));
}

/** The page on which the next step is taken. */
export function pageOf({ step }: Place): PageName | 'done' {
  switch (step.step) {
    case 'sign-in':
      return 'start';
    case 're-authenticate':
      return pageOfChoices(step.choices);
    case 'second-factor':
      return step.why === 'offered' ? 'step-up' : pageOfChoices(step.choices);
    case 'unreachable':
      return 'unreachable';
    case 'account-not-usable':
      return 'not-active';
    case 'done':
      return 'done';
    case 'error':
      throw new Error('an interactive sign-in was decided as a silent one');
  }
}

/**
 * A password is asked for on the first page, which offers a passkey too. Otherwise the strongest way is asked for at once, with a link to
 * the others: choosing is a step that most people need not take.
 */
export function pageOfChoices(choices: readonly FactorKind[]): PageName {
  if (choices.includes('password')) return 'start';
  return choices[0] ?? 'second-factor';
}

async function finish(parts: SignInParts, call: Call, { ground, place }: { ground: Ground; place: Place }): Promise<Reply> {
  const { accountId } = place.sitting;
  if (!accountId || place.step.step !== 'done') return expired();
  const deviceToken = await welcomeDevice(parts.deps, {
    accountId,
    token: deviceTokenOf(call),
    userAgent: call.userAgent,
    proven: place.step.authnLevel >= 2,
    address: call.address,
    service: ground.view.party.name,
    language: call.lang,
  });
  const to = await parts.interactions.finish(call, {
    login: { accountId, ts: Math.floor(place.step.authTime.getTime() / 1000), sitting: ground.view.uid },
  });
  return redirect(to, deviceToken ? { cookies: [deviceCookie(deviceToken)] } : {});
}

/** What every submission of a factor says of the sign-in, the browser and the request it comes with. */
export function submissionOf(visit: Visit<Ground, unknown>, { sitting }: Place): Omit<FactorSubmission, 'kind' | 'response'> {
  const { view } = visit.who;
  return {
    uid: view.uid,
    clientId: view.party.clientId,
    accountId: sitting.accountId,
    deviceToken: deviceTokenOf(visit),
    address: visit.address,
    requestId: visit.requestId,
  };
}

/** Why a factor that was sent does not count; all pages tell a person these two. */
export type FactorProblem = { readonly kind: 'wrong' } | { readonly kind: 'held'; readonly until?: Date | undefined };

/** Answers a factor sent by a form: its page again with the problem, or what comes next. */
export async function settle(
  parts: SignInParts,
  visit: Visit<Ground, unknown>,
  { outcome, show }: { outcome: FactorOutcome; show: (problem: FactorProblem) => Reply | Promise<Reply> },
): Promise<Reply> {
  if (outcome.outcome === 'held') return show({ kind: 'held', until: outcome.until });
  if (outcome.outcome === 'wrong' || outcome.outcome === 'unavailable') return show({ kind: 'wrong' });
  return afterFactor(parts, visit, { ground: visit.who, outcome });
}

/** What follows a right factor. */
export async function afterFactor(
  parts: SignInParts,
  call: Call,
  { ground, outcome }: { ground: Ground; outcome: Exclude<FactorOutcome, { outcome: 'held' }> },
): Promise<Reply> {
  if (outcome.outcome === 'reported') return redirect(addressOf(ground, 'held'));
  if (outcome.outcome !== 'passed' && outcome.outcome !== 'account-not-active') return expired();
  if (outcome.outcome === 'account-not-active') return redirect(addressOf(ground, 'not-active'));
  if (outcome.numberReplaced) return redirect(addressOf(ground, 'replaced'));
  return proceed(parts, call, ground);
}
