import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { LinkForm } from '../../components/form.tsx';
import { safeHref } from '../../components/safe-href.ts';

export interface PartyFrameProps extends PageContext {
  /** Whose colours. */
  readonly look: 'bank' | 'portal';
  readonly name: string;
  /** Path of its mark in a box of 40 by 40. */
  readonly mark: string;
  readonly navLabel: string;
  readonly links: readonly (readonly [href: string, text: string])[];
  /** Present when somebody is signed in. */
  readonly logOut?: { readonly action: string; readonly text: string } | undefined;
  /** Who is signed in, in words. */
  readonly who?: string | undefined;
  /** Stands beside the page. */
  readonly evidence?: VNode | undefined;
  readonly children: ComponentChildren;
}

function Bar({ name, mark, navLabel, links, logOut, csrf }: PartyFrameProps): VNode {
  return (
    <div class="dd-party__bar">
      <p class="dd-party__name">
        <svg class="dd-party__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
          <path d={mark} />
        </svg>
        {name}
      </p>
      <nav class="dd-party__nav" aria-label={navLabel}>
        <ul>
          {links.map(([href, text]) => (
            <li key={href}>
              <a href={safeHref(href)}>{text}</a>
            </li>
          ))}
          {logOut ? (
            <li>
              <LinkForm action={logOut.action} csrf={csrf}>
                {logOut.text}
              </LinkForm>
            </li>
          ) : null}
        </ul>
      </nav>
    </div>
  );
}

/** A page of a demo service: its own bar and colours. */
export function PartyFrame(props: PartyFrameProps): VNode {
  const { look, who, evidence, children } = props;
  return (
    <div class={`dd-party dd-party--${look}${evidence ? ' dd-party--evidence' : ''}`}>
      <Bar {...props} />
      <div class="dd-party__columns">
        <div class="dd-party__page">
          {who ? <p class="dd-party__who">{who}</p> : null}
          {children}
        </div>
        {evidence}
      </div>
    </div>
  );
}
