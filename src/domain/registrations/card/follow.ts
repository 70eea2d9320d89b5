import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { openTask } from '../../tasks/actions.ts';
import { authorityFor } from '../authority.ts';
import { followSettlement } from '../conclude.ts';
import { purposes, takeApplication } from '../queries.ts';
import { refuseApplication } from '../refuse.ts';
import type { Application } from '../types.ts';
import { dropCaptures } from './captures.ts';
import type { CardFollowed, CardNews, CardState } from './types.ts';

/** The card is issued: its file is granted as soon as everything else is answered (D69:10.3). The same news twice is one. */
export async function cardIssued(deps: Deps, news: CardNews): Promise<CardFollowed> {
  return inTransaction(deps.db, (tx) => followCard(tx, deps, { news, to: 'issued' }));
}

/** The card is refused (CC03), and its file with it (law.md 3.3). */
export async function cardRefused(deps: Deps, news: CardNews): Promise<CardFollowed> {
  return inTransaction(deps.db, (tx) => followCard(tx, deps, { news, to: 'refused' }));
}

type Ended = Extract<CardState, 'issued' | 'refused'>;

/** Follows what the card system decided, in the caller's transaction; `unknown`: no file here goes with this card. */
export async function followCard(tx: Tx, deps: Deps, { news, to }: { readonly news: CardNews; readonly to: Ended }): Promise<CardFollowed> {
  const found = await findFile(tx, deps, news);
  const application = found && (await takeApplication(tx, found.application_id));
  if (!application) return 'unknown';
  const applicationId = application.id;
  const card = await tx('card_applications').where({ application_id: applicationId }).first('state', 'card_reference');
  if (card.state === to) return 'known-already';
  if (card.state === 'issued' || card.state === 'refused') return contradict(tx, application, news);
  await tx('card_applications')
    .where({ application_id: applicationId })
    .update({ state: to, ended_at: tx.raw('app_now()'), card_reference: card.card_reference ?? news.cardReference ?? null });
  // It has been decided on: whether we heard the answer or not, the card system has everything.
  await dropCaptures(tx, applicationId);
  await tx('applications')
    .where({ id: applicationId })
    .update({ version: tx.raw('version + 1') });
  await recordAudit(tx, { event: `card.${to}`, actor: 'system', applicationId, ...requestOf(news) });
  await follow(tx, deps, { application, to });
  return 'followed';
}

function requestOf({ requestId }: CardNews): { requestId?: string } {
  return requestId ? { requestId } : {};
}

/** A file that an officer has already is refused with its card all the same: nobody could decide otherwise. */
async function follow(tx: Tx, deps: Deps, { application, to }: { application: Application; to: Ended }): Promise<void> {
  if (to === 'refused' && application.state === 'awaiting-decision') {
    await refuseApplication(tx, deps, { application, reasons: ['card-refused'] });
    return;
  }
  await followSettlement(tx, deps, application);
}

/** By the card's own reference; else the open file of the number, which has one card. */
async function findFile(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  { personalNumber, cardReference }: CardNews,
): Promise<{ application_id: string } | undefined> {
  const { rows } = await tx.raw(
    `select c.application_id from card_applications c join applications a on a.id = c.application_id
     where a.number_mac = :mac and a.state <> 'draft'
       and (c.card_reference = :reference or (c.card_reference is null and c.tried_at is not null) or :reference::text is null)
     order by c.card_reference is not distinct from :reference desc, c.state in ('prepared', 'filed') desc, a.started_at desc limit 1`,
    { mac: secrets.mac(purposes.number, personalNumber), reference: cardReference ?? null },
  );
  return rows[0];
}

/** Issued and refused, both: nothing is given or taken by a machine on that. */
async function contradict(tx: Tx, { id: applicationId, dueOn }: Application, news: CardNews): Promise<'contradicts'> {
  await openTask(tx, { kind: 'card-contradiction', unitId: await authorityFor(tx), applicationId, dueOn });
  await recordAudit(tx, { event: 'card.contradicted', actor: 'system', applicationId, ...requestOf(news) });
  return 'contradicts';
}
