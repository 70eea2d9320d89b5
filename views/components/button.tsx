import type { ComponentChildren, VNode } from 'preact';
import { safeHref } from './safe-href.ts';

type Look = 'primary' | 'secondary' | 'warning';

const looks = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
} as const satisfies Record<Look, string>;

export function Button({ look = 'primary', children }: { look?: Look; children: ComponentChildren }): VNode {
  return (
    <button type="submit" class={looks[look]}>
      {children}
    </button>
  );
}

/** A link that starts something: looks like a button, is a link. */
export function LinkButton({ href, look = 'primary', children }: { href: string; look?: Look; children: ComponentChildren }): VNode {
  return (
    <a href={safeHref(href)} class={looks[look]} draggable={false}>
      {children}
    </a>
  );
}
