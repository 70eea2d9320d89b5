import { generateSync } from 'otplib';
import { type Activated, activateAccount } from '../../src/domain/registrations/activation/activate.ts';
import { choosePasskey, chooseTotp, offerOwnPasskey, offerOwnTotp } from '../../src/domain/registrations/activation/own-factor.ts';
import { sendActivationCode, proveContact } from '../../src/domain/registrations/activation/contact-code.ts';
import { type ActivationSitting, beginActivation, findActivationSitting } from '../../src/domain/registrations/activation/sittings.ts';
import { proveSlip, printSlipCode } from '../../src/domain/registrations/activation/slip-code.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { SoftAuthenticator } from './soft-authenticator.ts';

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

  /** Enrols a code app; answers its secret. */
  async withApp(): Promise<string> {
    const offer = await offerOwnTotp(this.deps, await this.sitting());
    if (!offer) throw new Error('this is not the step for it');
    const code = generateSync({ secret: offer.secret, epoch: Math.floor(Date.now() / 1000) });
    const outcome = await chooseTotp(this.deps, await this.sitting(), code);
    if (outcome !== 'asleep') throw new Error(outcome);
    return offer.secret;
  }

  /** Enrols a passkey; answers the authenticator that holds it. */
  async withPasskey(): Promise<SoftAuthenticator> {
    const key = new SoftAuthenticator(this.deps.settings.issuer);
    const options = await offerOwnPasskey(this.deps, await this.sitting());
    if (!options) throw new Error('this is not the step for it');
    const outcome = await choosePasskey(this.deps, await this.sitting(), { response: key.create(options), label: 'Điện thoại' });
    if (outcome !== 'asleep') throw new Error(outcome);
    return key;
  }

  async activate(password?: string): Promise<Activated> {
    return activateAccount(this.deps, { cookie: this.cookie, requestId: 'r', ...(password === undefined ? {} : { password }) });
  }

  async typeSlip(code: string): Promise<string> {
    return proveSlip(this.deps, await this.sitting(), code);
  }
}
