import { randomUUID } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { textsFor } from '../../views/texts/texts.ts';
import {
  an,
  ask,
  byLink,
  codeFlow,
  codeFlowPlans,
  type ConformanceHouse,
  expectedHeading,
  expectError,
  expectErrorPage,
  startConformanceHouse,
  type Way,
} from '../setup/conformance.ts';
import { shiftClock } from '../setup/database.ts';
import type { Party } from '../setup/party.ts';
import { textOf } from '../setup/visitor.ts';

let house: ConformanceHouse;
let basic: Party;

beforeAll(async () => {
  house = await startConformanceHouse();
  basic = house.client('conformance-basic');
});
afterEach(async () => shiftClock(house.deps.db, '0'));
afterAll(async () => house.stop());

describe.each(codeFlowPlans)('%s: requests', (_plan, { mode, file }) => {
  test('oidcc-response-type-missing: an error, and no code', async () => {
    const asked = await ask(house.seat(), { ...mode, response_type: undefined });
    expectError(basic, asked, 'invalid_request');
    expect(asked.asked).toEqual([]);
  });

  test('oidcc-ensure-registered-redirect-uri: an error page, and nobody is sent to an address that was not admitted', async () => {
    const { page } = await ask(house.seat(), { ...mode, redirect_uri: `${basic.options.redirectUri}/${randomUUID()}` });
    expectErrorPage(page, expectedHeading(file, 'oidcc-ensure-registered-redirect-uri'));
  });

  describe('with an unsigned request object', () => {
    const inside = { ...mode, state: 's', nonce: 'n', response_type: 'code', scope: 'openid' };
    const outside = (redirectUri: string): Record<string, string | undefined> => ({
      state: undefined,
      nonce: undefined,
      redirect_uri: redirectUri,
      request: new UnsecuredJWT({ ...inside, client_id: basic.options.clientId, redirect_uri: basic.options.redirectUri }).encode(),
    });

    test('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported: rejected', async () => {
      expectError(basic, await ask(house.seat(), outside(basic.options.redirectUri)), 'request_not_supported');
    });

    test('oidcc-ensure-request-object-with-redirect-uri: an address beside it that was not admitted is not forgiven', async () => {
      const { page } = await ask(house.seat(), outside(`${basic.options.redirectUri}/${randomUUID()}`));
      expectErrorPage(page, expectedHeading(file, 'oidcc-ensure-request-object-with-redirect-uri'));
    });
  });

  test.each([
    ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
    ['oidcc-display-page', { display: 'page' }],
    ['oidcc-display-popup', { display: 'popup' }],
    ['oidcc-ui-locales', { ui_locales: 'se' }],
    ['oidcc-claims-locales', { claims_locales: 'se' }],
  ])('%s: no error, and tokens at the end', async (_module, params) => {
    const { asked, tokens } = await codeFlow(house.seat(), { ...mode, ...params });
    expect(asked[0]).toBe('start');
    expect(tokens.status).toBe(200);
  });

  test('oidcc-login-hint: no error, and the number stands in the form', async () => {
    const hint: Way = async (here, address) => {
      const page = await byLink(here, address);
      expect(page.html).toMatch(new RegExp(`<input[^>]*value="${an.login}"`));
      return page;
    };
    expect((await codeFlow(house.seat(), { ...mode, login_hint: an.login }, hint)).tokens.status).toBe(200);
  });

  test('oidcc-ensure-request-with-acr-values-succeeds: every level that is offered is asked for, and the token names one of them', async () => {
    const discovery = await fetch(`${house.served}/.well-known/openid-configuration`);
    const { acr_values_supported: offered } = (await discovery.json()) as { acr_values_supported: string[] };
    expect(offered.length).toBeGreaterThan(1);
    expect(offered).toContain((await codeFlow(house.seat(), { ...mode, acr_values: offered.join(' ') })).claims.acr);
  });

  test('oidcc-ensure-post-request-succeeds: a form of the service in place of a link', async () => {
    const { origin } = new URL(basic.options.redirectUri);
    const byForm: Way = async ({ party, visitor }, address) => {
      const [endpoint = '', query = ''] = address.split('?');
      const answer = await visitor.request(endpoint, {
        method: 'POST',
        body: new URLSearchParams(query),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'cross-site' },
      });
      return visitor.open(new URL(answer.headers.get('location') ?? '', endpoint), party.stop);
    };
    expect((await codeFlow(house.seat(), mode, byForm)).tokens.status).toBe(200);
  });
});

describe.each(codeFlowPlans)('%s: who is signed in', (_plan, { mode, file }) => {
  test('oidcc-prompt-none-not-logged-in: login_required, with the whole state', async () => {
    expectError(basic, await ask(house.seat(), { ...mode, prompt: 'none' }), 'login_required');
  });

  test.each([
    ['oidcc-prompt-none-logged-in: a code at once', {}, () => ({ prompt: 'none' })],
    ['oidcc-id-token-hint: a code at once', {}, (token: string) => ({ prompt: 'none', id_token_hint: token })],
    ['oidcc-max-age-10000: a code at once', { max_age: '15000' }, () => ({ max_age: '10000' })],
  ])('%s, for the same person and the same sign-in', async (_module, before, after) => {
    const here = house.seat();
    const first = await codeFlow(here, { ...mode, ...before });
    await shiftClock(house.deps.db, '2 seconds');
    const second = await codeFlow(here, { ...mode, ...after(first.tokens.id_token ?? '') });
    expect(second.asked).toEqual([]);
    expect(first.claims.auth_time).toEqual(expect.any(Number));
    for (const name of ['sub', 'auth_time']) expect(second.claims[name], name).toBe(first.claims[name]);
  });

  test.each([
    ['oidcc-prompt-login', { prompt: 'login' }],
    ['oidcc-max-age-1', { max_age: '1' }],
  ])('%s: the password again, and a later auth_time', async (module, params) => {
    const here = house.seat();
    const first = await codeFlow(here, mode);
    await shiftClock(house.deps.db, '2 seconds');
    const second = await codeFlow(here, { ...mode, ...params }, async (again, address) => {
      const page = await byLink(again, address);
      expect(textOf(page)).toMatch(expectedHeading(file, module));
      expect(textOf(page)).toContain(textsFor('en').signIn.credentials.titleKnown);
      return page;
    });
    expect(second.asked).toEqual(['start']);
    expect(second.claims.sub).toBe(first.claims.sub);
    expect(Number(second.claims.auth_time)).toBeGreaterThan(Number(first.claims.auth_time));
  });
});
