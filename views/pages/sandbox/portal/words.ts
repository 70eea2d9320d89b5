import type { Lang } from '../../../../src/platform/http/types.ts';
import { portal as en } from '../../../texts/en/sandbox/portal.ts';
import { portal as vi } from '../../../texts/vi/sandbox/portal.ts';

const texts = { vi, en };

/** The words of the portal stand apart from the product's: production never shows them. */
export function portalWords(lang: Lang): typeof vi {
  return texts[lang];
}
