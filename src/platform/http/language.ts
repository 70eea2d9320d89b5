import { AppError } from '../../lib/errors.ts';
import { everybody, redirect, route } from './route.ts';
import type { Lang, Route } from './types.ts';

/** Shared by all doors of a host: somebody who reads English at one reads it at the next. */
export const languageCookie = 'lang';

const aYear = 365 * 24 * 3600;

export function isLang(text: string | undefined): text is Lang {
  return text === 'vi' || text === 'en';
}

/** The first of the wanted languages (`ui_locales`, space-separated and in order: OpenID Connect Core 3.1.2.1) that we speak. */
export function langOfLocales(locales: string | undefined): Lang | undefined {
  return (locales ?? '').split(' ').map(primary).find(isLang);
}

/** The best of an Accept-Language header that we speak; the order of the header decides among equals. */
export function langOfHeader(header: string | undefined): Lang | undefined {
  const wanted = (header ?? '').split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { lang: primary(tag), quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
  const spoken = wanted.filter(({ lang, quality }) => isLang(lang) && quality > 0).sort((a, b) => b.quality - a.quality);
  return spoken.map(({ lang }) => lang).find(isLang);
}

function primary(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

/** A path of this very origin, or undefined: `//other`, `/\other` and control characters lead elsewhere in a browser. */
export function ownPath(text: string | undefined, origin: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (text === undefined || !/^\/(?![/\\])/.test(text) || /[\\\u0000-\u0020\u007f]/.test(text)) return undefined;
  if (!URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  // `/.//other` comes out of the parser as `//other`.
  return url.origin === new URL(origin).origin && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined;
}

/** `GET /language?to=en&back=/path`: remembers the choice and goes back. Changes nothing but how pages read, so a GET may do it. */
export function languageRoute(origin: string): Route {
  return route({
    method: 'GET',
    path: '/language',
    who: everybody,
    handle: async ({ query }) => {
      if (!isLang(query.to)) throw new AppError('bad-request', 'a language we do not speak');
      return redirect(ownPath(query.back, origin) ?? '/', { cookies: [{ name: languageCookie, value: query.to, maxAge: aYear }] });
    },
  });
}
