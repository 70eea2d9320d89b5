import type { ComponentChildren, VNode } from 'preact';

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

export function Inset({ children }: { children: ComponentChildren }): VNode {
  return <div class="govuk-inset-text">{children}</div>;
}

/** An identification number, kept on one line and spaced for reading. */
export function PersonNumber({ children }: { children: string }): VNode {
  return <span class="dd-number">{children}</span>;
}
