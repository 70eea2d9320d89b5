import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';

/** What opens a file: its reference and, as long as it is known here, its code. Large, to be copied by hand. */
export function FileKey({ reference, code, lang }: { reference: string; code: string | undefined; lang: Lang }): VNode {
  const { keep } = textsFor(lang).apply;
  return (
    <dl class="dd-file-key">
      <div>
        <dt>{keep.reference}</dt>
        <dd>{reference}</dd>
      </div>
      {code ? (
        <div>
          <dt>{keep.code}</dt>
          <dd>{code}</dd>
        </div>
      ) : null}
    </dl>
  );
}
