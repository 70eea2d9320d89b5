import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';

/** The surface a page is written on. `wide` for lists and tables. A page may have several. */
export function Sheet({ wide = false, children }: { wide?: boolean; children: ComponentChildren }): VNode {
  return <div class={wide ? 'dd-sheet dd-sheet--wide' : 'dd-sheet'}>{children}</div>;
}

export function Heading({ children }: { children: ComponentChildren }): VNode {
  return <h1 class="govuk-heading-l">{children}</h1>;
}

export function Subheading({ children }: { children: ComponentChildren }): VNode {
  return <h2 class="govuk-heading-m">{children}</h2>;
}

export function Text({ children }: { children: ComponentChildren }): VNode {
  return <p class="govuk-body">{children}</p>;
}

export function Bullets({ items }: { items: readonly ComponentChildren[] }): VNode {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

/** One after the other, numbered. */
export function Steps({ items }: { items: readonly string[] }): VNode {
  return (
    <ol class="govuk-list govuk-list--number govuk-list--spaced">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  );
}

export function Inset({ children }: { children: ComponentChildren }): VNode {
  return <div class="govuk-inset-text">{children}</div>;
}

/** The number under which the log knows this request: whoever asks for help names it. */
export function Reference({ requestId, lang }: Pick<PageContext, 'requestId' | 'lang'>): VNode {
  return (
    <p class="dd-reference">
      {textsFor(lang).common.reference}: <code>{requestId}</code>
    </p>
  );
}

/** An identification number, kept on one line and spaced for reading. */
export function PersonNumber({ children }: { children: string }): VNode {
  return <span class="dd-number">{children}</span>;
}
