import type { Requested } from './requested.ts';

/** What a request asks beyond what was agreed to; both lists empty when it is covered. */
export function covers(agreed: Requested, asked: Requested): Requested {
  return {
    scopes: asked.scopes.filter((scope) => !agreed.scopes.includes(scope)),
    claims: asked.claims.filter((claim) => !agreed.claims.includes(claim)),
  };
}
