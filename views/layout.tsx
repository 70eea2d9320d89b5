import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Layout, PageContext } from '../src/platform/http/types.ts';
import { Logo } from './components/logo.tsx';
import { languageHref, otherLang } from './language.ts';
import { textsFor } from './texts/texts.ts';

type Page = Parameters<Layout>[0];
type Door = keyof ReturnType<typeof textsFor>['common']['doors'];

function knownDoor(door: string, names: object): Door {
  return door in names ? (door as Door) : 'provider';
}

function Header({ door, context }: { door: Door; context: PageContext }): VNode {
  const { common } = textsFor(context.lang);
  const other = otherLang[context.lang];
  return (
    <header class="dd-header">
      <div class="dd-frame dd-header__row">
        <a class="dd-brand" href="/">
          <Logo />
          <span class="dd-brand__text">
            <span class="dd-brand__name">{common.product}</span>
            <span class="dd-brand__door">{common.doors[door]}</span>
          </span>
        </a>
        <a class="dd-language" href={languageHref(other, context.here)} lang={other} hreflang={other} rel="nofollow">
          {common.otherLanguage}
        </a>
      </div>
    </header>
  );
}

function Footer({ door, context }: { door: Door; context: PageContext }): VNode {
  const { common } = textsFor(context.lang);
  return (
    <footer class="dd-footer">
      <div class="dd-frame dd-footer__row">
        {door === 'provider' && (
          <ul>
            <li>
              <a class="govuk-link" href="/">
                {common.footer.home}
              </a>
            </li>
            <li>
              <a class="govuk-link" href="/me">
                {common.footer.account}
              </a>
            </li>
          </ul>
        )}
        <p>{common.footer.neverAsk}</p>
      </div>
    </footer>
  );
}

function Document({ page, context }: { page: Page; context: PageContext }): VNode {
  const { common } = textsFor(context.lang);
  const door = knownDoor(page.door, common.doors);
  return (
    <html lang={context.lang} class={`govuk-template dd-door-${door}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} – ${common.product}`}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/app.css" />
        {door === 'provider' && (
          <>
            <meta name="theme-color" content="#1b3668" />
            <link rel="manifest" href="/assets/manifest.webmanifest" />
            <link rel="apple-touch-icon" href="/assets/icon-192.png" />
          </>
        )}
        {page.scripts.map((script) => (
          <script key={script} src={`/assets/${script}`} defer />
        ))}
      </head>
      <body class="govuk-template__body">
        <a class="govuk-skip-link" href="#main">
          {common.skipToContent}
        </a>
        <Header door={door} context={context} />
        {context.sandbox && (
          <section class="dd-sandbox" aria-label={common.doors.sandbox}>
            <div class="dd-frame">
              <p>{common.sandbox}</p>
            </div>
          </section>
        )}
        <main id="main" class="dd-main" tabIndex={-1}>
          <div class="dd-frame">{page.body}</div>
        </main>
        <Footer door={door} context={context} />
      </body>
    </html>
  );
}

/** The whole document around a page of any door. Without inline script or style: the content security policy allows neither. */
export const layout: Layout = (page, context) => `<!DOCTYPE html>${renderToString(<Document page={page} context={context} />)}`;
