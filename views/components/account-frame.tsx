import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../src/platform/http/types.ts';
import type { DoneCode } from '../done-code.ts';
import { textsFor } from '../texts/texts.ts';
import { Form } from './form.tsx';
import { NotificationBanner } from './notices.tsx';
import { Heading } from './sheet.tsx';

export type AccountPage = 'overview' | 'factors' | 'sessions' | 'consents' | 'history' | 'messages';

const paths = {
  overview: '/me',
  factors: '/me/factors',
  sessions: '/me/sessions',
  consents: '/me/consents',
  history: '/me/history',
  messages: '/me/messages',
} as const satisfies Record<AccountPage, string>;

/** Folded into one line on a narrow screen; a wide one shows it unfolded (see the style sheet). */
function Navigation({ current, context }: { current: AccountPage; context: PageContext }): VNode {
  const { nav } = textsFor(context.lang).selfService;
  return (
    <details class="dd-account__side">
      <summary>
        {nav.menu}: <strong>{nav[current]}</strong>
      </summary>
      <nav class="dd-account__nav" aria-label={nav.label}>
        <ul>
          {(Object.keys(paths) as AccountPage[]).map((name) => (
            <li key={name}>
              <a href={paths[name]} aria-current={name === current ? 'page' : undefined}>
                {nav[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Form action="/me/log-out" csrf={context.csrf} class="dd-account__leave">
        <button type="submit" class="dd-link-button">
          {nav.logOut}
        </button>
      </Form>
    </details>
  );
}

interface FrameProps {
  readonly current: AccountPage;
  readonly title: string;
  readonly intro?: string;
  readonly done?: DoneCode | undefined;
  readonly context: PageContext;
  readonly children: ComponentChildren;
}

/** A page of the account holder: the list of pages beside it, what was just done above it. */
export function AccountFrame({ current, title, intro, done, context, children }: FrameProps): VNode {
  const { list } = textsFor(context.lang).factorChanges;
  return (
    <div class="dd-account">
      <Navigation current={current} context={context} />
      <div class="dd-account__main">
        {done ? (
          <NotificationBanner lang={context.lang} success>
            {list.done[done]}
          </NotificationBanner>
        ) : null}
        <Heading>{title}</Heading>
        {intro ? <p class="govuk-body-l dd-account__intro">{intro}</p> : null}
        {children}
      </div>
    </div>
  );
}

interface CardProps {
  readonly title?: ComponentChildren;
  readonly tag?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Of its heading: 2 where no other heading stands between the page's and it. */
  readonly level?: 2 | 3;
  /** What can be done with it, below. */
  readonly actions?: ComponentChildren;
}

/** A block of an account page. */
export function Card({ title, tag, level = 3, children, actions }: CardProps): VNode {
  const Title = `h${level}` as const;
  return (
    <div class="dd-card">
      {title ? (
        <div class="dd-card__head">
          <Title class="dd-card__title">{title}</Title>
          {tag}
        </div>
      ) : null}
      {children}
      {actions ? <div class="dd-card__actions">{actions}</div> : null}
    </div>
  );
}

interface FactsProps {
  readonly items: readonly { readonly name: string; readonly value: ComponentChildren }[];
  /** Each on a line of its own, for long values. */
  readonly lines?: boolean;
}

/** Facts in pairs, side by side where there is room. */
export function Facts({ items, lines = false }: FactsProps): VNode {
  return (
    <dl class={lines ? 'dd-facts dd-facts--lines' : 'dd-facts'}>
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
