import type { IntrospectionResponse } from 'openid-client';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Gate } from '../../platform/http/types.ts';
import { introspect } from './money/api.ts';
import { withRenewal } from './renewal.ts';
import { sessionOf } from '../party/origin.ts';
import type { Bank, BankSession } from './types.ts';

/** A signed-in person with what introspection said a moment ago; undefined when the provider did not answer. */
export interface Customer {
  readonly session: BankSession;
  readonly introspection: IntrospectionResponse | undefined;
}

/** A session at the bank. Whether the provider still stands by it is asked by the page, or by the bank's interface. */
export function signedIn(bank: Bank): Gate<BankSession> {
  return {
    name: 'somebody with a session at the bank',
    admit: async (call) => {
      const session = sessionOf(bank, call);
      return session ? { admitted: session } : { refused: redirect('/bank') };
    },
  };
}

/** A session that the provider still stands by; everybody else is led to the front page, which says why. */
export function customer(bank: Bank): Gate<Customer> {
  return {
    name: 'a customer whose sign-in still stands',
    admit: async (call) => {
      const found = await findCustomer(bank, call);
      return found ? { admitted: found } : { refused: redirect('/bank') };
    },
  };
}

/** Asks the provider at each page: a locked account is out here at once, not when a token has run out. */
export async function findCustomer(bank: Bank, call: Call): Promise<Customer | undefined> {
  const session = sessionOf(bank, call);
  if (!session) return undefined;
  const asked = await withRenewal(bank, session, {
    run: ({ accessToken }) => introspect(bank, accessToken),
    isRefused: (answer) => answer?.active === false,
  });
  return asked && { session: asked.session, introspection: asked.answer };
}
