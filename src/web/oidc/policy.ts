import type { KoaContextWithOIDC } from 'oidc-provider';
import { interactionPolicy } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import { findPartyOnce } from './adapter-clients.ts';
import { assess } from './assessment.ts';
import { anotherExpectedCheck } from './expected-subject.ts';
import { agreedTo } from './grants.ts';

const { Check, Prompt, base } = interactionPolicy;

/** Checks of the library that know neither our levels nor what was decided before a request was taken up again. */
const replacedChecks = ['max_age', 'essential_acr', 'essential_acrs', 'no_session', 'id_token_hint', 'claims_id_token_sub_value'];

/**
 * What may stand between a request and its answer, in order: proof of the person at the required level, then consent. A check's error
 * is fixed, so each error of `prompt=none` has a check of its own; the first that fails decides.
 */
export function createPolicy(deps: Deps): ReturnType<typeof base> {
  const policy = base();
  const login = policy.get('login');
  const consent = policy.get('consent');
  if (!login || !consent) throw new Error('the library has no login or consent prompt');
  for (const replaced of replacedChecks) login.checks.remove(replaced);
  login.checks.add(loginNeeded(deps), 0);
  login.checks.add(levelUnmet(deps), 1);
  login.checks.add(anotherExpectedCheck(deps), 2);
  consent.checks.add(consentNeeded(deps), 0);
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

function loginNeeded(deps: Deps): InstanceType<typeof Check> {
  return new Check('login_needed', 'End-User authentication is required', 'login_required', async (ctx) => {
    const { step } = await assess(deps, ctx);
    if (step.step === 'done') return Check.NO_NEED_TO_PROMPT;
    if (step.step === 'error') return step.error === 'login_required' ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    return Check.REQUEST_PROMPT;
  });
}

function levelUnmet(deps: Deps): InstanceType<typeof Check> {
  return new Check('level_unmet', 'the requested authentication level cannot be met', 'unmet_authentication_requirements', async (ctx) => {
    const { step } = await assess(deps, ctx);
    return step.step === 'error' && step.error === 'unmet_authentication_requirements' ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
  });
}

/** Private parties: a click at every request (D69:19.3). State services: until what is asked grows. */
function consentNeeded(deps: Deps): InstanceType<typeof Check> {
  return new Check('consent_needed', 'the End-User has not agreed to this request', 'consent_required', async (ctx: KoaContextWithOIDC) => {
    const party = await findPartyOnce(deps, String(ctx.oidc.client?.clientId));
    if (!party) return Check.REQUEST_PROMPT;
    return (await agreedTo(deps, ctx, party)) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  });
}
