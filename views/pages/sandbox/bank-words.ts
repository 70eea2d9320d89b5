import type { Lang } from '../../../src/platform/http/types.ts';
import { formatCount } from '../../format.ts';
import { bank as en } from '../../texts/en/sandbox/bank.ts';
import { evidence as evidenceEn, evidenceClaims as claimsEn } from '../../texts/en/sandbox/bank-evidence.ts';
import { bankProblemPage as problemPageEn, bankProblems as problemsEn } from '../../texts/en/sandbox/bank-problems.ts';
import { bank as vi } from '../../texts/vi/sandbox/bank.ts';
import { evidence as evidenceVi, evidenceClaims as claimsVi } from '../../texts/vi/sandbox/bank-evidence.ts';
import { bankProblemPage as problemPageVi, bankProblems as problemsVi } from '../../texts/vi/sandbox/bank-problems.ts';

const texts = {
  vi: { bank: vi, evidence: evidenceVi, claims: claimsVi, problems: problemsVi, problemPage: problemPageVi },
  en: { bank: en, evidence: evidenceEn, claims: claimsEn, problems: problemsEn, problemPage: problemPageEn },
};

/** The words of the bank stand apart from the product's: production never shows them. */
export function bankWords(lang: Lang): (typeof texts)['vi'] {
  return texts[lang];
}

/** `1.500.000` in Vietnamese, `1,500,000` in English. */
export function formatDong(amount: number, lang: Lang): string {
  return bankWords(lang).bank.amount(formatCount(amount, lang));
}
