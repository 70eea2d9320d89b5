import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { claimLabel, claimValue } from '../../claim-words.ts';
import { LinkButton } from '../../components/button.tsx';
import { Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { formatDateTime } from '../../format.ts';
import { BankFrame } from './bank-frame.tsx';
import type { CustomerProps } from './bank-shapes.ts';
import type { Claims } from './party-shapes.ts';
import { bankWords, formatDong } from './bank-words.ts';

export interface BankAccountProps extends CustomerProps {
  readonly account: { readonly number: string; readonly balance: number; readonly openedAt: Date };
  readonly userinfo: Claims;
}

type Page = BankAccountProps & PageContext;

function Received({ userinfo, lang }: Page): VNode {
  const words = bankWords(lang).bank.account;
  const rows = Object.entries(userinfo)
    .filter(([claim]) => claim !== 'sub')
    .map(([claim, value]) => ({
      key: claimLabel(claim, lang),
      value: typeof value === 'string' || typeof value === 'boolean' ? claimValue(claim, value, lang) : JSON.stringify(value),
    }));
  return (
    <>
      <Subheading>{words.received}</Subheading>
      {rows.length > 0 ? <SummaryList rows={rows} /> : <Text>{words.nothing}</Text>}
    </>
  );
}

function Body(page: Page): VNode {
  const { account, name, lang } = page;
  const words = bankWords(lang).bank.account;
  const rows = [
    ...(name ? [{ key: words.holder, value: name }] : []),
    { key: words.number, value: account.number },
    { key: words.openedAt, value: formatDateTime(account.openedAt, lang) },
    { key: words.gift, value: formatDong(account.balance, lang) },
  ];
  return (
    <BankFrame {...page} customer={page}>
      <Sheet wide>
        <div class="dd-party__done">
          <h1 class="govuk-heading-l">{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <SummaryList rows={rows} />
        <Received {...page} />
        <LinkButton href="/bank/balance">{words.next}</LinkButton>
      </Sheet>
    </BankFrame>
  );
}

export const bankAccountView: View<BankAccountProps> = {
  title: ({ lang }) => bankWords(lang).bank.account.title,
  body: (page) => <Body {...page} />,
};
