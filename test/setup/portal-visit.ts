import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { portalMetadata } from '../../src/sandbox/demo-portal.ts';
import { createClientKey } from '../../src/sandbox/portal/client-key.ts';
import { portalRoutes } from '../../src/sandbox/portal/routes.ts';
import type { PortalService } from '../../views/pages/sandbox/portal/shapes.ts';
import { deliverLogOuts } from './deliver-log-outs.ts';
import { startTestHouse, type TestHouse } from './house.ts';
import type { NewPerson, TestPerson } from './new-person.ts';
import { openPartyDoor } from './party-door.ts';
import { enterPassword, enterTotp } from './people.ts';
import { type Page, Visitor } from './visitor.ts';

export interface PortalDoor {
  readonly portal: string;
  close(): void;
}

const clientId = 'portal-of-the-town';
const sandboxOrigin = 'http://localhost:9';

/** The portal on a real port; `admit` lets the issuer know it before it is served. */
export async function openPortal(issuer: string, admit: (metadata: Record<string, unknown>) => Promise<unknown>): Promise<PortalDoor> {
  const door = await openPartyDoor();
  const portal = door.origins[1];
  await admit({ ...portalMetadata(portal), client_id: clientId });
  const fetch = createOutgoingFetch({ allowLoopback: true });
  door.serve(portalRoutes({ issuer, clientId, origins: [portal], sandboxOrigin, fetch, ...(await createClientKey()) }));
  return { portal, close: () => door.close() };
}

/** The house with a portal of public services beside it. */
export interface PortalTown {
  readonly house: TestHouse;
  readonly portal: string;
  deliverLogOuts(): Promise<number>;
  newVisit(about?: Partial<NewPerson>): Promise<PortalVisit>;
  stop(): Promise<void>;
}

export async function startPortalTown(): Promise<PortalTown> {
  const house = await startTestHouse();
  const { portal, close } = await openPortal(house.issuer, (metadata) => house.party(metadata));
  return {
    house,
    portal,
    deliverLogOuts: () => deliverLogOuts(house, clientId),
    newVisit: async (about) => new PortalVisit(portal, await house.person(about)),
    stop: async () => {
      close();
      await house.stop();
    },
  };
}

/** Somebody in front of a browser, who wants something of the portal. */
export class PortalVisit {
  readonly visitor = new Visitor();
  readonly portal: string;
  readonly person: TestPerson;

  constructor(portal: string, person: TestPerson) {
    this.portal = portal;
    this.person = person;
  }

  async open(path: string): Promise<Page> {
    return this.visitor.open(`${this.portal}${path}`);
  }

  /** Presses the button of a service on the front page; ends at the provider, or in the portal where nothing has to be asked. */
  async press(service: PortalService, options: { stopAt?: string } = {}): Promise<Page> {
    return this.visitor.submit(await this.open('/'), { for: service }, { action: '/sign-in', ...options });
  }

  async enterPassword(page: Page): Promise<Page> {
    return enterPassword(this.visitor, page, this.person.login);
  }

  async enterCode(second: Page): Promise<Page> {
    const totp = second.url.pathname.endsWith('/totp') ? second : await this.visitor.submit(second, { factor: 'totp' });
    return enterTotp(this.visitor, totp, { code: this.person.code() });
  }

  async allow(consent: Page, options: { stopAt?: string } = {}): Promise<Page> {
    return this.visitor.submit(consent, { decision: 'allow' }, options);
  }

  /** With the password alone, to the form of the stay notification. */
  async signInForStay(): Promise<Page> {
    return this.allow(await this.enterPassword(await this.press('stay-notification')));
  }

  async notifyOfStay(form: Page, fields: Record<string, string> = {}): Promise<Page> {
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    const stay = { guest: 'Maria Santos', paper: 'P1234567', arrival: today, nights: '2', place: '12 Phố Mẫu', ...fields };
    return this.visitor.submit(form, stay, { action: '/stay-notification' });
  }
}
