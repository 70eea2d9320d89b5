import type { Lang } from '../../src/platform/http/types.ts';
import { accountLevels as accountLevelsEn, acr as acrEn } from './en/acr.ts';
import { common as commonEn } from './en/common.ts';
import { errors as errorsEn } from './en/errors.ts';
import { signIn as signInEn } from './en/sign-in.ts';
import { accountLevels as accountLevelsVi, acr as acrVi } from './vi/acr.ts';
import { common as commonVi } from './vi/common.ts';
import { errors as errorsVi } from './vi/errors.ts';
import { signIn as signInVi } from './vi/sign-in.ts';

const vi = { accountLevels: accountLevelsVi, acr: acrVi, common: commonVi, errors: errorsVi, signIn: signInVi };

export type Texts = typeof vi;

const en: Texts = { accountLevels: accountLevelsEn, acr: acrEn, common: commonEn, errors: errorsEn, signIn: signInEn };

const texts = { vi, en } as const satisfies Record<Lang, Texts>;

/** Every sentence of the product in one language. Vietnamese is the source, English must match its type. */
export function textsFor(lang: Lang): Texts {
  return texts[lang];
}
