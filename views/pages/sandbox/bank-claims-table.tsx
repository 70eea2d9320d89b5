import type { VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { claimLabel } from '../../claim-words.ts';
import { formatMoment } from '../../format.ts';
import type { Claims } from './party-shapes.ts';
import { bankWords } from './bank-words.ts';

const moments = ['exp', 'iat', 'auth_time', 'updated_at'];

/** A value as a person reads it; nothing where the raw value says it already. */
function reading(claim: string, value: unknown, lang: Lang): string | undefined {
  const { acr, amr } = bankWords(lang).evidence.reading;
  if (moments.includes(claim) && typeof value === 'number') return formatMoment(new Date(value * 1000), lang);
  if (claim === 'acr' && typeof value === 'string') return named(acr, value);
  if (claim === 'amr' && Array.isArray(value)) return value.map((one) => named(amr, String(one)) ?? String(one)).join(', ');
  return undefined;
}

function named(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function wordsFor(claim: string, lang: Lang): { name: string; means: string | undefined } {
  const { claims } = bankWords(lang);
  const found = Object.hasOwn(claims, claim) ? claims[claim as keyof typeof claims] : undefined;
  if (found) return found;
  const label = claimLabel(claim, lang);
  return { name: label === claim ? '' : label, means: undefined };
}

interface ClaimsProps {
  readonly claims: Claims;
  readonly lang: Lang;
  /** Claims that the page has explained further up: their value is enough here. */
  readonly explained?: Claims;
}

/** Every claim with its value and in words: none is left out, also those nobody has described. */
export function ClaimsExplained({ claims, explained = {}, lang }: ClaimsProps): VNode {
  return (
    <dl class="dd-evidence__claims">
      {Object.entries(claims).map(([claim, value]) => (
        <Claim key={claim} claim={claim} value={value} isKnown={Object.hasOwn(explained, claim)} lang={lang} />
      ))}
    </dl>
  );
}

function Claim({ claim, value, isKnown, lang }: { claim: string; value: unknown; isKnown: boolean; lang: Lang }): VNode {
  const { evidence } = bankWords(lang);
  const { name, means } = wordsFor(claim, lang);
  const read = reading(claim, value, lang);
  const words = means ?? (name ? undefined : evidence.undescribed);
  return (
    <div data-claim={claim}>
      <dt>
        <code>{claim}</code> {name}
      </dt>
      <dd>
        <code class="dd-evidence__value">{JSON.stringify(value)}</code>
        {read && !isKnown ? <span class="dd-evidence__reading">{read}</span> : null}
        {words && !isKnown ? <span class="dd-evidence__means">{words}</span> : null}
      </dd>
    </div>
  );
}
