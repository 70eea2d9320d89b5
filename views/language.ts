import type { Lang } from '../src/platform/http/types.ts';

export const otherLang = { vi: 'en', en: 'vi' } as const satisfies Record<Lang, Lang>;

/** Address that stores the language and comes back to the page one is on. */
export function languageHref(lang: Lang, here: string): string {
  return `/language?to=${lang}&back=${encodeURIComponent(here)}`;
}
