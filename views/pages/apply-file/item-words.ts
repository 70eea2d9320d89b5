import type { Lang } from '../../../src/platform/http/types.ts';
import { atStart } from '../../format.ts';
import { fileMessages as en } from '../../texts/en/file-messages.ts';
import { fileMessages as vi } from '../../texts/vi/file-messages.ts';

const texts = { vi, en };

/** Something that a file lacks, by the code of the request, at the beginning of a line. */
export function itemWords(code: string, lang: Lang): string {
  const { missing, otherMissing } = texts[lang];
  return atStart(missing[code] ?? otherMissing);
}
