import type { VNode } from 'preact';
import { LinkForm } from './form.tsx';
import { safeHref } from './safe-href.ts';

export interface WaysProps {
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** What changes something is posted, in a small form of its own. */
  readonly posts?: readonly { readonly action: string; readonly text: string }[];
  readonly csrf: string;
}

/** The other ways out of a page, under the one thing it is for. */
export function Ways({ links = [], posts = [], csrf }: WaysProps): VNode {
  return (
    <ul class="dd-ways">
      {links.map(({ href, text }) => (
        <li key={text}>
          <a class="govuk-link" href={safeHref(href)}>
            {text}
          </a>
        </li>
      ))}
      {posts.map(({ action, text }) => (
        <li key={text}>
          <LinkForm action={action} csrf={csrf}>
            {text}
          </LinkForm>
        </li>
      ))}
    </ul>
  );
}
