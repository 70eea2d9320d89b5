import type { ImmigrationRecord } from '../../../connectors/registries.ts';
import type { Finding } from '../types.ts';
import { ageFinding } from './age.ts';
import { compareIdentity } from './identity.ts';
import { type Answered, checkOf, type JudgedBy, type Judgement, verdict } from './types.ts';

/** Is the foreigner known under this passport, and do they hold a residence card (E5, law.md X12)? */
export const immigration = checkOf(
  ({ registries }, { declared }) => registries.immigration.findForeigner(declared.document ?? { number: '', issuingState: '' }),
  judgeImmigration,
);

/** As in the population check: what else is known is judged only when name, birth date and sex agree. */
export function judgeImmigration(answer: Answered<ImmigrationRecord>, by: JudgedBy): Judgement {
  if (answer.kind === 'not-found') return verdict(['document-not-registered']);
  const { wrong, doubtful } = compareIdentity(by.declared, answer.data);
  if (wrong.length > 0) return verdict(wrong, doubtful);
  return verdict(
    [...factsOf(answer.data, by), ...ageFinding(answer.data.birthDate, by)],
    [
      ...doubtful,
      // Linked by an officer, never merged silently.
      ...(answer.data.naturalisedAs ? ['naturalised' as const] : []),
    ],
  );
}

function factsOf({ diedOn, document, residenceCard }: ImmigrationRecord, { rules, today }: JudgedBy): Finding[] {
  const needsCard = rules.eligibility.some((row) => row.subject === 'foreigner' && row.holds.includes('residence-card'));
  return [
    ...(diedOn ? ['dead' as const] : []),
    ...(document.expiresOn < today ? ['document-expired' as const] : []),
    ...(needsCard && !residenceCard ? ['no-residence-card' as const] : []),
    ...(needsCard && residenceCard && residenceCard.expiresOn < today ? ['residence-card-expired' as const] : []),
  ];
}
