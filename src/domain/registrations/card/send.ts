import { databaseNow } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { RegistryHands } from '../ask.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { missingItems } from '../intake/problems.ts';
import { readIntake } from '../intake/queries.ts';
import type { CounterChange, IntakeFile, IntakeItem } from '../intake/types.ts';
import { findApplication } from '../queries.ts';
import { submitApplication, type SubmitOutcome } from '../submit.ts';
import { keepWaiting } from './captures.ts';
import { askIdentity, followIdentity, type Identity } from './identify.ts';
import { findCard } from './queries.ts';
import { type CardItem, cardProblems } from './rules.ts';
import type { CardApplication } from './types.ts';

/** `card-valid`: the register has a valid card of them, and level 2 is applied for alone. `changed`: keyed anew while the register was asked. */
type CardFileStop = IntakeItem | CardItem | 'erased' | 'card-valid' | 'changed';

/** Everything that was taken in for a file with a card; undefined when it is none, or was sent. */
export async function readCardIntake(
  db: Tx | Deps['db'],
  secrets: Secrets,
  applicationId: string,
): Promise<{ readonly file: IntakeFile; readonly card: CardApplication } | undefined> {
  const file = await readIntake(db, secrets, applicationId);
  const card = await findCard(db, secrets, applicationId);
  return file && card && { file, card };
}

/** What a file with a card still lacks, by the law of today, in the order of the pages. Its face is the card system's, not the file's. */
export async function cardFileProblems(
  db: Tx | Deps['db'],
  { file, card }: { readonly file: IntakeFile; readonly card: CardApplication },
): Promise<readonly (IntakeItem | CardItem)[]> {
  const { rules, today } = await lawOfToday(db);
  const items = missingItems(file, rules, { today, now: await databaseNow(db) }).filter((item) => item !== 'face');
  const own = cardProblems(card, { birthDate: file.declared.birthDate, today });
  const last = items.indexOf('account') < 0 ? items.indexOf('statement') : items.indexOf('account');
  return last < 0 ? [...items, ...own] : [...items.slice(0, last), ...own, ...items.slice(last)];
}

/**
 * Sends a file with a card. Who the applicant is is asked first, while they stand there: somebody whom the population register has wrong, or
 * not at all, waits until it is corrected; somebody with a valid card is sent another way. Of two clicks one sends.
 */
export async function sendWithCard(deps: Deps, hands: RegistryHands, change: CounterChange): Promise<SubmitOutcome> {
  const { applicationId, officerId, requestId } = change;
  const before = await findApplication(deps.db, applicationId);
  const identity = before?.state === 'draft' ? await askIdentity(deps, hands, before) : undefined;
  return submitApplication(deps, {
    applicationId,
    requestId,
    actor: `officer:${officerId}`,
    missing: async (tx, application) => {
      if (application.keyedBy !== officerId || application.channel !== 'counter') return ['erased'];
      const read = await readCardIntake(tx, deps.secrets, applicationId);
      if (!read) return ['erased'];
      const items = await cardFileProblems(tx, read);
      if (items.length > 0 || !identity) return items.length > 0 ? items : ['changed'];
      return stops(identity, application.version === before?.version);
    },
    take: async (tx, application) => {
      await keepWaiting(tx, applicationId);
      return followIdentity(tx, deps, { application, identity: identity ?? { kind: 'silent' }, actor: `officer:${officerId}`, requestId });
    },
  });
}

function stops(identity: Identity, isSame: boolean): readonly CardFileStop[] {
  if (identity.kind === 'card-valid') return ['card-valid'];
  return isSame ? [] : ['changed'];
}
