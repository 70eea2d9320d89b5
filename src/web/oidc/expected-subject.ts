import { decodeJwt } from 'jose';
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import { subjectAt } from './account.ts';

const { Check } = interactionPolicy;

/** Name of the reason for which the sign-in pages ask for somebody else. */
export const anotherExpected = 'another_expected';

/**
 * A request may name the person it is about, by id_token_hint or by the sub in claims: nobody else is answered for (OpenID Connect Core
 * 3.1.2.2). Asked once; whoever signed in after that and is still another ends the request, so there is no loop.
 */
export function anotherExpectedCheck(deps: Deps): InstanceType<typeof Check> {
  return new Check(anotherExpected, 'another End-User is signed in', 'login_required', async (ctx: KoaContextWithOIDC) => {
    const { accountId } = ctx.oidc.session ?? {};
    const { client, params, result } = ctx.oidc;
    const expected = expectedSubjects(params ?? {});
    if (!accountId || !client || expected.length === 0) return Check.NO_NEED_TO_PROMPT;
    const here = await subjectAt(deps, ctx, { accountId, client });
    if (expected.every((sub) => sub === here)) return Check.NO_NEED_TO_PROMPT;
    if (result?.login) throw new errors.LoginRequired('another End-User signed in');
    return Check.REQUEST_PROMPT;
  });
}

/** The library has checked signature and audience of the hint, and that claims are an object, when the request arrived. */
function expectedSubjects({ id_token_hint: hint, claims }: Readonly<Record<string, unknown>>): unknown[] {
  const hinted = typeof hint === 'string' ? [decodeJwt(hint).sub] : [];
  if (typeof claims !== 'string') return hinted;
  const asked = JSON.parse(claims) as { id_token?: { sub?: { value?: unknown } | null } | null };
  const named = asked.id_token?.sub?.value;
  return named === undefined ? hinted : [...hinted, named];
}
