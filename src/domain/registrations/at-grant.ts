import type { CheckName } from '../rule-sets/types.ts';
import type { Finding, RefusalReason } from './types.ts';

/** What must still be true at the grant, and is asked again when its answer is older than this. Minutes. */
export const answersAge = 10;

/** Checks whose answer time can change; a comparison of faces and fingers happened once and stays true. */
export const timeBound: readonly CheckName[] = ['population', 'id-card', 'immigration', 'subscriber', 'duplicate'];

/**
 * What an answer does at the grant. The pack is that of the receipt, the facts are those of this moment.
 * `refuse`: no grant, whoever decides. `look`: an officer sees it first; one who saw it already may go on.
 */
export const atGrant: Readonly<Record<Finding, { readonly does: 'refuse'; readonly reason: RefusalReason } | { readonly does: 'look' }>> = {
  dead: { does: 'refuse', reason: 'dead' },
  'not-registered': { does: 'refuse', reason: 'no-such-number' },
  'document-not-registered': { does: 'refuse', reason: 'no-such-document' },
  'too-young': { does: 'refuse', reason: 'age' },
  'account-exists': { does: 'refuse', reason: 'account-exists' },
  'no-card': { does: 'refuse', reason: 'card-not-valid' },
  'card-expired': { does: 'refuse', reason: 'card-not-valid' },
  'card-revoked': { does: 'refuse', reason: 'card-not-valid' },
  'card-held': { does: 'refuse', reason: 'card-not-valid' },
  'card-not-accepted': { does: 'refuse', reason: 'card-not-valid' },
  'no-residence-card': { does: 'refuse', reason: 'no-residence-card' },
  'residence-card-expired': { does: 'refuse', reason: 'no-residence-card' },
  'document-expired': { does: 'refuse', reason: 'document-not-valid' },
  'is-ward': { does: 'refuse', reason: 'needs-guardian' },
  'number-replaced': { does: 'look' },
  naturalised: { does: 'look' },
  'age-unclear': { does: 'look' },
  'name-differs': { does: 'look' },
  'name-unclear': { does: 'look' },
  'birth-date-differs': { does: 'look' },
  'birth-date-unclear': { does: 'look' },
  'sex-differs': { does: 'look' },
  'sex-unclear': { does: 'look' },
  'face-unclear': { does: 'look' },
  'face-differs': { does: 'look' },
  'face-no-reference': { does: 'look' },
  'face-poor-capture': { does: 'look' },
  'fingers-unclear': { does: 'look' },
  'fingers-differs': { does: 'look' },
  'fingers-no-reference': { does: 'look' },
  'fingers-poor-capture': { does: 'look' },
  'phone-not-own': { does: 'look' },
  'phone-not-registered': { does: 'look' },
  'same-phone': { does: 'look' },
  'same-name-and-birth-date': { does: 'look' },
  'other-open-file': { does: 'look' },
};

/** Reasons for which nobody may grant with these findings. */
export function forbids(findings: readonly Finding[]): RefusalReason[] {
  const reasons = findings.map((finding) => atGrant[finding]).flatMap((rule) => (rule.does === 'refuse' ? [rule.reason] : []));
  return [...new Set(reasons)];
}

/** Findings that nobody has looked at yet. */
export function unseen(findings: readonly Finding[], seen: readonly Finding[]): Finding[] {
  return findings.filter((finding) => atGrant[finding].does === 'look' && !seen.includes(finding));
}
