import type { Lang } from '../src/platform/http/types.ts';
import { formatDate } from './format.ts';
import { textsFor } from './texts/texts.ts';

function described(claim: string, lang: Lang) {
  const { claims } = textsFor(lang);
  return Object.hasOwn(claims, claim) ? claims[claim as keyof typeof claims] : undefined;
}

/** Name of a claim in words; a claim nobody has described keeps its technical name, so that nothing is hidden. */
export function claimLabel(claim: string, lang: Lang): string {
  return described(claim, lang)?.label ?? claim;
}

/** One sentence more, where the name alone does not explain itself. */
export function claimMore(claim: string, lang: Lang): string | undefined {
  return described(claim, lang)?.more;
}

/** A value as a person reads it: codes in words, dates in their order. */
export function claimValue(claim: string, value: string | boolean, lang: Lang): string {
  const { claimValues } = textsFor(lang);
  if (typeof value === 'boolean') return value ? claimValues.yes : claimValues.no;
  if (claim === 'birthdate') return formatDate(value, lang);
  return Object.hasOwn(claimValues, value) ? claimValues[value as keyof typeof claimValues] : value;
}
