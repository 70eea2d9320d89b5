import type { Source } from '../sourced.ts';
import type { LockGroundName, LockGroundRule, SubjectOfLaw } from '../types.ts';

/** Who opens and who closes each ground (law.md 7.2). A generation that differs says so beside its row. */
const opensAndCloses: Readonly<Record<LockGroundName, Pick<LockGroundRule, 'opensBy' | 'closesBy'>>> = {
  'holder-request': { opensBy: ['holder'], closesBy: ['holder'] },
  'terms-breach': { opensBy: ['system'], closesBy: ['system'] },
  'card-revoked': { opensBy: ['registry'], closesBy: ['registry'] },
  'card-held': { opensBy: ['registry'], closesBy: ['registry'] },
  'card-expired': { opensBy: ['system', 'registry'], closesBy: ['registry'] },
  'number-replaced': { opensBy: ['registry'], closesBy: ['registry'] },
  'passport-expired': { opensBy: ['system', 'registry'], closesBy: ['registry'] },
  'residence-ended': { opensBy: ['system', 'registry'], closesBy: ['registry'] },
  'organization-ended': { opensBy: ['registry'], closesBy: ['registry'] },
  'authority-request': { opensBy: ['authority'], closesBy: ['authority'] },
  deceased: { opensBy: ['registry'], closesBy: ['nobody'] },
};

/** A ground of lock as it opens and closes everywhere. */
export function ground(subject: SubjectOfLaw, name: LockGroundName, source: Source): LockGroundRule {
  return { subject, ground: name, ...opensAndCloses[name], ...source };
}
