import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { LinkForm } from '../../components/form.tsx';
import { Evidence } from './bank-evidence.tsx';
import type { CustomerProps } from './bank-shapes.ts';
import { bankWords } from './bank-words.ts';

type FrameProps = PageContext & { readonly customer?: CustomerProps | undefined; readonly children: ComponentChildren };

function Mark(): VNode {
  return (
    <svg class="dd-bank__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M20 3 4 12v4h32v-4L20 3Z" />
      <path d="M8 19h5v12H8zM17.500 19h5v12h-5zM27 19h5v12h-5zM4 33h32v4H4z" />
    </svg>
  );
}

function Bar({ lang, csrf, customer }: Omit<FrameProps, 'children'>): VNode {
  const { bank } = bankWords(lang);
  const links = customer
    ? ([
        ['/bank', bank.nav.front],
        ['/bank/balance', bank.nav.balance],
        ['/bank/transfer', bank.nav.transfer],
      ] as const)
    : [];
  return (
    <div class="dd-bank__bar">
      <p class="dd-bank__name">
        <Mark />
        {bank.name}
      </p>
      <nav class="dd-bank__nav" aria-label={bank.nav.label}>
        <ul>
          {links.map(([href, text]) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
          <li>
            <a href="/">{bank.nav.sandbox}</a>
          </li>
          {customer ? (
            <li>
              <LinkForm action="/bank/log-out" csrf={csrf}>
                {bank.nav.logOut}
              </LinkForm>
            </li>
          ) : null}
        </ul>
      </nav>
    </div>
  );
}

/** A page of the bank: its own bar and colours, and for a customer everything that happened behind the page. */
export function BankFrame({ children, ...page }: FrameProps): VNode {
  const { customer, lang } = page;
  const { bank } = bankWords(lang);
  return (
    <div class={customer ? 'dd-bank dd-bank--customer' : 'dd-bank'}>
      <Bar {...page} />
      <div class="dd-bank__columns">
        <div class="dd-bank__page">
          {customer ? <p class="dd-bank__who">{customer.name ? bank.signedInAs(customer.name) : bank.signedInNameless}</p> : null}
          {children}
        </div>
        {customer ? <Evidence evidence={customer.evidence} lang={lang} /> : null}
      </div>
    </div>
  );
}
