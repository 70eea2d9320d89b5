import { sendActivationCode, proveContact } from '../../src/domain/registrations/activation/contact-code.ts';
import { type ActivationSitting, beginActivation, findActivationSitting } from '../../src/domain/registrations/activation/sittings.ts';
import { proveSlip, printSlipCode } from '../../src/domain/registrations/activation/slip-code.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';

/** The newest code that was sent about a file. */
export async function sentCode(deps: Deps, applicationId: string): Promise<string> {
  const row = await deps
    .db('messages')
    .where({ application_id: applicationId, kind: 'contact-code' })
    .whereNotNull('variables')
    .orderBy('created_at', 'desc')
    .first();
  return openMessage(deps.secrets, row).variables.code ?? '';
}

export async function slipOf(deps: Deps, applicationId: string): Promise<string> {
  return inTransaction(deps.db, (tx) => printSlipCode(tx, deps.secrets, { applicationId, actor: 'officer:1' }));
}

let addresses = 0;

/** A browser that activates, without a page in between. */
export class Activating {
  readonly deps: Deps;
  readonly applicationId: string;
  readonly cookie: string;

  private constructor(deps: Deps, applicationId: string, cookie: string) {
    this.deps = deps;
    this.applicationId = applicationId;
    this.cookie = cookie;
  }

  static async begin(deps: Deps, applicationId: string): Promise<Activating> {
    const cookie = await beginActivation(deps.db, applicationId);
    if (!cookie) throw new Error('nothing was granted');
    return new Activating(deps, applicationId, cookie);
  }

  async sitting(): Promise<ActivationSitting> {
    const sitting = await findActivationSitting(this.deps.db, this.cookie);
    if (!sitting) throw new Error('the sitting is over');
    return sitting;
  }

  async step(): Promise<string> {
    return (await this.sitting()).step.step;
  }

  async send(): Promise<string> {
    addresses += 1;
    return (await sendActivationCode(this.deps, await this.sitting(), `10.9.${addresses >> 8}.${addresses & 255}`)).outcome;
  }

  async typeCode(code: string): Promise<string> {
    return proveContact(this.deps, await this.sitting(), code);
  }

  async proveContact(): Promise<void> {
    await this.send();
    const outcome = await this.typeCode(await sentCode(this.deps, this.applicationId));
    if (outcome !== 'proved') throw new Error(`the code was not taken: ${outcome}`);
  }

  async typeSlip(code: string): Promise<string> {
    return proveSlip(this.deps, await this.sitting(), code);
  }
}
