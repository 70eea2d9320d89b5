import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { claimLabel, claimMore, claimValue } from '../claim-words.ts';

export interface ShownClaim {
  readonly claim: string;
  /** Its present value, where showing it helps the decision. */
  readonly value?: string | boolean | undefined;
}

/** Each claim in words. */
export function ClaimList({ items, lang }: { items: readonly ShownClaim[]; lang: Lang }): VNode {
  return (
    <ul class="dd-claims">
      {items.map(({ claim, value }) => (
        <li key={claim}>
          <span class="dd-claims__label">{claimLabel(claim, lang)}</span>
          {value === undefined ? null : <span class="dd-claims__value">{claimValue(claim, value, lang)}</span>}
          {claimMore(claim, lang) ? <span class="dd-claims__more">{claimMore(claim, lang)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
