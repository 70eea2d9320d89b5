import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { Evidence } from './bank-evidence.tsx';
import type { CustomerProps } from './bank-shapes.ts';
import { bankWords } from './bank-words.ts';
import { PartyFrame } from './party-frame.tsx';

type FrameProps = PageContext & { readonly customer?: CustomerProps | undefined; readonly children: ComponentChildren };

const mark = 'M20 3 4 12v4h32v-4L20 3ZM8 19h5v12H8zM17.500 19h5v12h-5zM27 19h5v12h-5zM4 33h32v4H4z';

/** A page of the bank, and for a customer everything that happened behind it. */
export function BankFrame({ children, customer, ...page }: FrameProps): VNode {
  const { bank } = bankWords(page.lang);
  const own = [
    ['/bank', bank.nav.front],
    ['/bank/balance', bank.nav.balance],
    ['/bank/transfer', bank.nav.transfer],
  ] as const;
  return (
    <PartyFrame
      {...page}
      look="bank"
      name={bank.name}
      mark={mark}
      navLabel={bank.nav.label}
      links={[...(customer ? own : []), ['/', bank.nav.sandbox]]}
      logOut={customer && { action: '/bank/log-out', text: bank.nav.logOut }}
      who={customer && (customer.name ? bank.signedInAs(customer.name) : bank.signedInNameless)}
      evidence={customer && <Evidence evidence={customer.evidence} lang={page.lang} />}
    >
      {children}
    </PartyFrame>
  );
}
