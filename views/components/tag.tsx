import type { ComponentChildren, VNode } from 'preact';
import type { AccountLevel } from '../../src/domain/sign-ins/types.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';

export type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey';

/** A state in a word. Colour only repeats what the word says. */
export function Tag({ tone = 'blue', children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return <strong class={tone === 'blue' ? 'govuk-tag' : `govuk-tag govuk-tag--${tone}`}>{children}</strong>;
}

const tones = { 1: 'blue', 2: 'green' } as const satisfies Record<AccountLevel, Tone>;

export function LevelBadge({ level, lang }: { level: AccountLevel; lang: Lang }): VNode {
  return <Tag tone={tones[level]}>{textsFor(lang).common.level(level)}</Tag>;
}
