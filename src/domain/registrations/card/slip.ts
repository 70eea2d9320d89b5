import type { Day } from '../../../lib/days.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { hasSlip } from '../intake/slip.ts';
import type { CounterChange } from '../intake/types.ts';
import { readDeclared, takeApplication } from '../queries.ts';
import type { Application } from '../types.ts';
import { findCard } from './queries.ts';
import type { CardApplication } from './types.ts';

/** What the appointment slip for a card (CC02) says. */
export interface CardAppointment {
  readonly application: Application;
  readonly card: CardApplication;
  /** As declared; undefined once that is erased. */
  readonly addressee: string | undefined;
  readonly receivedAt: Date;
  /** The card and the account have the same limit (L-CC:26, D69:13). */
  readonly dueOn: Day;
}

/** There is an appointment once the file is received: while its applicant is not known no day is promised. */
export function hasAppointment(application: Pick<Application, 'channel' | 'state' | 'receivedAt' | 'printedDueOn'>): boolean {
  return hasSlip(application) && application.receivedAt !== undefined && application.printedDueOn !== undefined;
}

/** Gives out what the appointment slip says, with an audit row. Undefined: the file has no card, or no appointment. */
export async function printAppointment(
  deps: Deps,
  { applicationId, officerId, requestId }: CounterChange,
): Promise<CardAppointment | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    const card = await findCard(tx, deps.secrets, applicationId);
    if (!application || !card || !hasAppointment(application)) return undefined;
    const { receivedAt, printedDueOn: dueOn } = application;
    if (!receivedAt || !dueOn) return undefined;
    await recordAudit(tx, { event: 'card.slip-printed', actor: `officer:${officerId}`, applicationId, requestId });
    const declared = await readDeclared(tx, deps.secrets, applicationId);
    return { application, card, addressee: declared?.fullName, receivedAt, dueOn };
  });
}
