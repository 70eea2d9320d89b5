import type { Lang } from '../src/platform/http/types.ts';

const zone = 'Asia/Ho_Chi_Minh';
const locales = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Lang, string>;

// Made once: making one costs many times what using it does.
const dates = byLang((locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }));
const times = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const lists = byLang((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const choices = byLang((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const counts = byLang((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));

function byLang<F>(make: (locale: string) => F): Record<Lang, F> {
  return { vi: make(locales.vi), en: make(locales.en) };
}

/** `25/11/2026`. Text from a `date` column (`1990-04-05`) is reordered as it stands, so that no zone can shift a birthday. */
export function formatDate(date: Date | string, lang: Lang): string {
  if (typeof date === 'string') return date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
  return dates[lang].format(date);
}

/** `14:05 25/11/2026`, in Vietnam's time. */
export function formatDateTime(date: Date, lang: Lang): string {
  return `${formatTime(date).slice(0, 5)} ${formatDate(date, lang)}`;
}

/** `14:05:30 25/11/2026`, where the second matters. */
export function formatMoment(date: Date, lang: Lang): string {
  return `${formatTime(date)} ${formatDate(date, lang)}`;
}

/** `14:05:30`, in Vietnam's time. A wait is announced by its end, rounded up, so that trying at that moment works. */
export function formatTime(date: Date): string {
  const whole = new Date(Math.ceil(date.getTime() / 1000) * 1000);
  return times.format(whole);
}

/** `A, B và C`. */
export function formatList(items: readonly string[], lang: Lang): string {
  return lists[lang].format(items);
}

/** `A, B hoặc C`. */
export function formatChoice(items: readonly string[], lang: Lang): string {
  return choices[lang].format(items);
}

/** A name as it stands within a sentence: names of factors and levels begin small there. */
export function withinSentence(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}

/** The same at the beginning of a line. */
export function atStart(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

/** `1.500.000` in Vietnamese, `1,500,000` in English. */
export function formatCount(count: number, lang: Lang): string {
  return counts[lang].format(count);
}
