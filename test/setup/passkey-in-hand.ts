import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { beginPasskeyRegistration, finishPasskeyRegistration } from '../../src/domain/credentials/enrolment/passkey.ts';
import type { TestHouse } from './house.ts';
import type { TestPerson } from './new-person.ts';
import { SoftAuthenticator, type Twist } from './soft-authenticator.ts';
import type { Page, Visitor } from './visitor.ts';

/** Enrols a passkey for a person; answers the authenticator that holds it. */
export async function givePasskey(
  house: TestHouse,
  person: TestPerson,
  options: { backupEligible?: boolean } = {},
): Promise<SoftAuthenticator> {
  const authenticator = new SoftAuthenticator(house.issuer, options);
  const about = { accountId: person.accountId, session: `enrolment-of-${person.login}` };
  const creation = await beginPasskeyRegistration(house.deps, { ...about, userName: person.login, displayName: person.login });
  const enrolled = await finishPasskeyRegistration(house.deps, about, { session: about.session, response: authenticator.create(creation) });
  if (!('enrolled' in enrolled)) throw new Error(`not enrolled: ${enrolled.refused}`);
  return authenticator;
}

/** Presses the passkey button of a page, as its script does. Answers the reply; `to` is where the script would go. */
export async function answerWithPasskey(
  visitor: Visitor,
  page: Page,
  hand: { authenticator: SoftAuthenticator; twist?: Twist },
): Promise<{ status: number; to?: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const asked = await post(visitor, page, { kind: 'options', body: {} });
  const options = (await asked.json()) as PublicKeyCredentialRequestOptionsJSON;
  const answered = await post(visitor, page, { kind: 'answer', body: hand.authenticator.get(options, hand.twist) });
  return { status: answered.status, ...((await answered.json()) as { to?: string }), options };
}

/** Presses the button that makes a passkey, as its script does. */
export async function enrolByButton(
  visitor: Visitor,
  page: Page,
  authenticator: SoftAuthenticator,
): Promise<{ status: number; to?: string }> {
  const asked = await post(visitor, page, { kind: 'options', body: {} });
  const options = (await asked.json()) as PublicKeyCredentialCreationOptionsJSON;
  const answered = await post(visitor, page, { kind: 'answer', body: authenticator.create(options) });
  return { status: answered.status, ...((await answered.json()) as { to?: string }) };
}

/** Presses the button and goes where it leads. */
export async function enterPasskey(
  visitor: Visitor,
  page: Page,
  { authenticator, stopAt }: { authenticator: SoftAuthenticator; stopAt: string },
): Promise<Page> {
  const { status, to } = await answerWithPasskey(visitor, page, { authenticator });
  if (!to) throw new Error(`the passkey was refused: ${status}`);
  return visitor.open(new URL(to, page.url), { stopAt });
}

async function post(visitor: Visitor, page: Page, { kind, body }: { kind: 'options' | 'answer'; body: unknown }): Promise<Response> {
  const attribute = (name: string): string => new RegExp(`data-${name}="([^"]*)"`).exec(page.html)?.[1] ?? '';
  return visitor.request(new URL(attribute(`${kind}-url`), page.url), {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-csrf-token': attribute('csrf'),
      origin: page.url.origin,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(body),
  });
}
