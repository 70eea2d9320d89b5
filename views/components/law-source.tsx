import type { VNode } from 'preact';
import type { Source } from '../../src/domain/rule-sets/sourced.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { articleInWords } from '../law-words.ts';
import { textsFor } from '../texts/texts.ts';

/** Where a rule stands, and how sure it is. */
export function LawSource({ source, lang }: { source: Source; lang: Lang }): VNode {
  return (
    <>
      {articleInWords(source, lang)}
      <span class="dd-quiet">{textsFor(lang).law.sureness[source.sureness]}</span>
    </>
  );
}
