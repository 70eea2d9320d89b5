import { procedures } from '../procedures/index.ts';
import { checkOf, type JudgedBy, type Judgement, type Likeness, verdict } from './types.ts';

/** Is there an account already? Only identity keys block; a phone, a name and a birth date in common are hints for people. */
export const duplicate = checkOf<Likeness & { readonly kind: 'known' }>(
  async (hands, subject) => ({ kind: 'known' as const, ...(await hands.findLikeness(subject)) }),
  judgeLikenesses,
);

export function judgeLikenesses(answer: Likeness, { procedure }: JudgedBy): Judgement {
  const { level } = procedures[procedure];
  const exists = answer.account !== undefined && (answer.account.level ?? 0) >= level;
  return verdict(exists ? ['account-exists'] : [], [
    ...(answer.samePhone ? ['same-phone' as const] : []),
    ...(answer.sameNameAndBirthDate ? ['same-name-and-birth-date' as const] : []),
    ...(answer.otherOpenFile ? ['other-open-file' as const] : []),
  ]);
}
