import { z } from 'zod';
import { bankLoggedOutView } from '../../../views/pages/sandbox/bank-logged-out.tsx';
import { bankPurposes } from '../../../views/pages/sandbox/bank-shapes.ts';
import { everybody, noFields, page, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { apiRoutes } from './money/api.ts';
import { backChannelRoute } from '../party/back-channel.ts';
import { createIssuerClient } from '../party/issuer.ts';
import { logOut } from '../party/log-out.ts';
import { createPartyMemory } from '../party/memory.ts';
import { sessionOf } from '../party/origin.ts';
import { createShelf } from '../party/shelf.ts';
import type { PartyParts } from '../party/types.ts';
import { receiveCustomer } from './callback.ts';
import { type Customer, customer, signedIn } from './customer.ts';
import { createLedger } from './money/ledger.ts';
import { toLookDemand } from './money/levels.ts';
import { accountPage, balancePage, emptyTransfer, frontPage, receiptPage, transferPage } from './pages.ts';
import { problemOfAddress } from './problem-page.ts';
import { beginSignIn } from './sign-in.ts';
import { carryOut, findOrder, keepOrder } from './money/transfer.ts';
import { orderShape, readTransfer } from './money/transfer-form.ts';
import type { Bank } from './types.ts';

const signInForm = z.strictObject({ for: z.enum(bankPurposes) });
const field = z.string().max(1000).default('');
const transferForm = z.strictObject({ order: z.string().regex(orderShape), payee: field, amount: field, note: field });

/** The demo bank: a relying party as a bank would write it. The same routes serve every origin of the door; all share one memory. */
export function bankRoutes(parts: PartyParts): Route[] {
  const bank: Bank = {
    parts,
    path: '/bank',
    cookies: { session: 'demo-bank-session', browser: 'demo-bank-browser' },
    issuer: createIssuerClient(parts),
    memory: createPartyMemory(),
    ledger: createLedger(),
    orders: createShelf({ limit: 5000, seconds: 12 * 3600 }),
  };
  return [...openRoutes(bank), ...customerRoutes(bank), ...apiRoutes(bank), backChannelRoute(bank)];
}

function openRoutes(bank: Bank): Route[] {
  return [
    route({ method: 'GET', path: '/bank', who: everybody, handle: (visit) => frontPage(bank, visit) }),
    route({ method: 'POST', path: '/bank/sign-in', who: everybody, form: signInForm, handle: (visit) => signIn(bank, visit) }),
    route({ method: 'GET', path: '/bank/callback', who: everybody, handle: (visit) => receiveCustomer(bank, visit) }),
    route({ method: 'GET', path: '/bank/problem/:problem', who: everybody, handle: (visit) => problemOfAddress(bank, visit) }),
    route({ method: 'GET', path: '/bank/logged-out', who: everybody, handle: async () => page(bankLoggedOutView, {}) }),
  ];
}

function customerRoutes(bank: Bank): Route[] {
  const who = customer(bank);
  return [
    route({ method: 'GET', path: '/bank/account', who, handle: (visit) => accountPage(bank, visit.who) }),
    route({ method: 'GET', path: '/bank/balance', who, handle: (visit) => balancePage(bank, visit, visit.who) }),
    route({ method: 'GET', path: '/bank/transfer', who, handle: (visit) => transferPage(bank, visit.who, emptyTransfer()) }),
    route({ method: 'POST', path: '/bank/transfer', who, form: transferForm, handle: (visit) => takeTransfer(bank, visit) }),
    route({ method: 'GET', path: '/bank/transfer/:order', who, handle: (visit) => receiptPage(bank, visit, visit.who) }),
    route({
      method: 'POST',
      path: '/bank/log-out',
      who: signedIn(bank),
      form: noFields,
      handle: (visit) => logOut(bank, visit, visit.who),
    }),
  ];
}

/** Who is known already is not asked again, except for identity data that the bank does not have yet. */
async function signIn(bank: Bank, visit: Visit<unknown, z.infer<typeof signInForm>>): Promise<Reply> {
  const session = sessionOf(bank, visit);
  const purpose = visit.form.for;
  const isOpen = session && bank.ledger.find(session.sub);
  if (session && purpose !== 'open') return redirect(`/bank/${purpose}`);
  if (isOpen) return redirect('/bank/account');
  return beginSignIn(bank, visit, { purpose, acr: toLookDemand.acr });
}

async function takeTransfer(bank: Bank, visit: Visit<Customer, z.infer<typeof transferForm>>): Promise<Reply> {
  const { form } = visit;
  const { session } = visit.who;
  const { order: id, ...fields } = form;
  // The back button brings the form of a finished transfer once more.
  if (findOrder(bank, session, id)?.state === 'done') return redirect(`/bank/transfer/${id}?again`);
  const read = readTransfer(fields);
  if (read.kind === 'wrong') return transferPage(bank, visit.who, { order: id, fields, problems: read.problems });
  keepOrder(bank, { ...read.transfer, id, sub: session.sub, state: 'waiting' });
  return carryOut(bank, { call: visit, session, orderId: id, attempt: 0 });
}
