import type { ComponentChildren, VNode } from 'preact';

export type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey';

/** A state in a word. Colour only repeats what the word says. */
export function Tag({ tone = 'blue', children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return <strong class={tone === 'blue' ? 'govuk-tag' : `govuk-tag govuk-tag--${tone}`}>{children}</strong>;
}
