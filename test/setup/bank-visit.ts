import { bankMetadata } from '../../src/sandbox/demo-bank.ts';
import { deliverLogOuts } from './deliver-log-outs.ts';
import { type BankDoor, openBankDoor } from './party-door.ts';
import { startTestHouse, type TestHouse } from './house.ts';
import type { TestPerson } from './new-person.ts';
import { Party } from './party.ts';
import { enterPassword, enterTotp } from './people.ts';
import { type Page, Visitor } from './visitor.ts';

export const level1 = 'urn:dinhdanh:acr:level-1';
export const level2 = 'urn:dinhdanh:acr:level-2';

/** The house with a bank beside it, reached as 127.0.0.1: another site than the provider. */
export interface Town {
  readonly house: TestHouse;
  readonly bank: string;
  readonly door: BankDoor;
  /** The bank's own credentials, to fetch tokens of its kind by hand. */
  readonly client: Party;
  /** Delivers the log-out tokens that are queued. */
  deliverLogOuts(): Promise<number>;
  stop(): Promise<void>;
}

export async function startTown(): Promise<Town> {
  const [house, door] = await Promise.all([startTestHouse(), openBankDoor()]);
  const bank = door.origins[1];
  const party = await house.party({
    ...bankMetadata(bank),
    client_id: 'bank-of-the-town',
    client_secret: 'a-secret-of-the-bank-of-the-town-0123456789',
  });
  const { clientId, issuer } = party.options;
  const secret = 'a-secret-of-the-bank-of-the-town-0123456789';
  door.serve({ issuer, clientId, clientSecret: secret });
  return {
    house,
    bank,
    door,
    client: new Party({ issuer, clientId, secret, redirectUri: `${bank}/bank/callback` }),
    deliverLogOuts: () => deliverLogOuts(house, clientId),
    stop: async () => {
      door.close();
      await house.stop();
    },
  };
}

/** Somebody in front of a browser, who wants something of the bank. */
export class Guest {
  readonly visitor: Visitor;
  readonly town: Town;
  readonly person: TestPerson;

  constructor(town: Town, person: TestPerson, visitor: Visitor = new Visitor()) {
    this.town = town;
    this.person = person;
    this.visitor = visitor;
  }

  async open(path: string): Promise<Page> {
    return this.visitor.open(`${this.town.bank}${path}`);
  }

  /** Presses a button of the bank's front page; ends at the provider, or in the bank where nothing has to be asked. */
  async press(purpose: 'open' | 'balance' | 'transfer'): Promise<Page> {
    return this.visitor.submit(await this.open('/bank'), { for: purpose }, { action: '/bank/sign-in' });
  }

  /** Password and consent. */
  async signIn(page: Page, options: { stopAt?: string } = {}): Promise<Page> {
    return this.allow(await enterPassword(this.visitor, page, this.person.login), options);
  }

  async allow(consent: Page, options: { stopAt?: string } = {}): Promise<Page> {
    return this.visitor.submit(consent, { decision: 'allow' }, options);
  }

  async openAccount(): Promise<Page> {
    return this.signIn(await this.press('open'));
  }

  async order(
    fields: Partial<Record<'payee' | 'amount' | 'note', string>> = {},
    options: { form?: Page; stopAt?: string } = {},
  ): Promise<Page> {
    const form = options.form ?? (await this.open('/bank/transfer'));
    const { form: _form, ...rest } = options;
    return this.visitor.submit(form, { payee: 'pho', amount: '1.500.000', note: '', ...fields }, { action: '/bank/transfer', ...rest });
  }

  /** From the page that asks for a second factor to the end. */
  async prove(second: Page, options: { stopAt?: string } = {}): Promise<Page> {
    const totp = second.url.pathname.endsWith('/totp') ? second : await this.visitor.submit(second, { factor: 'totp' });
    return this.allow(await enterTotp(this.visitor, totp, { code: this.person.code() }), options);
  }
}

/** The balance that the bank's page shows, in đồng. */
export function balanceOn(page: Page): number {
  return Number(/data-balance="(\d+)"/.exec(page.html)?.[1]);
}

/** What stands in the evidence under a claim of the ID token. */
export function claimOn(page: Page, claim: string): unknown {
  const found = new RegExp(`data-claim="${claim}".*?<code class="dd-evidence__value">(.*?)</code>`, 's').exec(page.html)?.[1];
  return found === undefined ? undefined : JSON.parse(found.replaceAll('&quot;', '"'));
}

export function problemOn(page: Page): string | undefined {
  return /data-problem="([^"]+)"/.exec(page.html)?.[1];
}
