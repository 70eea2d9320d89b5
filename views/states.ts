import { stateCodes } from '../src/lib/states.ts';
import type { Lang } from '../src/platform/http/types.ts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Lang, string>;
const names = {
  vi: new Intl.DisplayNames(locales.vi, { type: 'region', fallback: 'code' }),
  en: new Intl.DisplayNames(locales.en, { type: 'region', fallback: 'code' }),
} as const satisfies Record<Lang, Intl.DisplayNames>;

/** Name of a state by its three-letter code; codes of organizations, which have no other name, stay as they are printed. */
export function stateName(code: string, lang: Lang): string {
  const short = stateCodes.get(code);
  return short ? (names[lang].of(short) ?? code) : code;
}

const options = { vi: sorted('vi'), en: sorted('en') };

/** Everything that may be chosen as nationality or issuing state, by name; what has only a code stands at the end. */
export function stateOptions(lang: Lang): readonly { readonly value: string; readonly label: string }[] {
  return options[lang];
}

function sorted(lang: Lang): readonly { readonly value: string; readonly label: string }[] {
  const { compare } = new Intl.Collator(locales[lang]);
  const all = [...stateCodes.keys()].map((value) => ({ value, label: stateName(value, lang), named: stateCodes.get(value) !== '' }));
  return all
    .toSorted((a, b) => Number(b.named) - Number(a.named) || compare(a.label, b.label))
    .map(({ value, label }) => ({ value, label }));
}
