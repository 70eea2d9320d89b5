import type { Lang } from '../../../src/platform/http/types.ts';
import type { SummarizedError } from '../../components/error-summary.tsx';
import { formatTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

/** Why a one-time code was not taken. */
export type CodeError =
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong' }
  /** No `until`: this way stays closed, another must be chosen. */
  | { readonly kind: 'held'; readonly until?: Date | undefined }
  /** The message with the code could not be handed over, or the limit of messages is reached. */
  | { readonly kind: 'not-sent' };

/** The line of the error summary; `wrong` may be worded by the kind of code. */
export function codeProblem(error: CodeError | undefined, lang: Lang, wrong?: string): readonly SummarizedError[] {
  const { code } = textsFor(lang).signIn;
  switch (error?.kind) {
    case undefined:
      return [];
    case 'missing':
      return [{ field: 'code', text: code.missing }];
    case 'wrong':
      return [{ field: 'code', text: wrong ?? code.wrong }];
    case 'held':
      return [{ text: error.until ? code.heldUntil(formatTime(error.until)) : code.held }];
    case 'not-sent':
      return [{ text: code.notSent }];
  }
}
