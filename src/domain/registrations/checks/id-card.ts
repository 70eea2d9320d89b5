import type { IdCardRecord } from '../../../connectors/registries.ts';
import type { Finding } from '../types.ts';
import { type Answered, checkOf, type JudgedBy, type Judgement, verdict } from './types.ts';

/** Is the identity card valid (E1)? */
export const idCard = checkOf(({ registries }, { declared }) => registries.idCard.findCard(declared.personalNumber ?? ''), judgeIdCard);

export function judgeIdCard(answer: Answered<IdCardRecord>, by: Pick<JudgedBy, 'rules' | 'today'>): Judgement {
  if (answer.kind === 'not-found') return verdict(['no-card']);
  const card = answer.data;
  const wrong: Finding[] = [];
  // The printed day is the last one on which the card is valid.
  if (card.expiresOn !== undefined && card.expiresOn < by.today) wrong.push('card-expired');
  if (card.status !== 'valid') wrong.push(card.status === 'revoked' ? 'card-revoked' : 'card-held');
  if (!isAccepted(card, by)) wrong.push('card-not-accepted');
  return verdict(wrong);
}

/** Under Decree 59 only the card with a chip (law.md 10). */
function isAccepted(card: IdCardRecord, { rules }: Pick<JudgedBy, 'rules'>): boolean {
  const accepted = rules.eligibility.filter((row) => row.subject === 'citizen').flatMap((row) => row.holds);
  return accepted.includes(card.kind) || (card.kind === 'citizen-card' && card.hasChip && accepted.includes('chip-citizen-card'));
}
