import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { formatDateTime } from '../../format.ts';
import { BankFrame } from './bank-frame.tsx';
import type { CustomerProps, ShownEntry } from './bank-shapes.ts';
import { bankWords, formatDong } from './bank-words.ts';

export interface BankBalanceProps extends CustomerProps {
  /** What the bank's interface answered; absent: this customer has no account. */
  readonly account?: { readonly number: string; readonly balance: number; readonly entries: readonly ShownEntry[] };
}

type Page = BankBalanceProps & PageContext;

function NoAccount({ csrf, lang }: Page): VNode {
  const words = bankWords(lang).bank.balance;
  return (
    <Sheet wide>
      <Heading>{words.noAccountTitle}</Heading>
      <Text>{words.noAccount}</Text>
      <Form action="/bank/sign-in" csrf={csrf} hidden={{ for: 'open' }}>
        <Button>{words.open}</Button>
      </Form>
    </Sheet>
  );
}

function Account({ account, lang }: Required<Pick<Page, 'account'>> & PageContext): VNode {
  const words = bankWords(lang).bank.balance;
  const { payee, amount, note, at } = words.head;
  const rows = account.entries.map((entry) => [entry.payee, formatDong(entry.amount, lang), entry.note, formatDateTime(entry.at, lang)]);
  return (
    <Sheet wide>
      <Heading>{words.title}</Heading>
      <p class="dd-party__balance">
        <span>{words.balance}</span>
        <strong data-balance={account.balance}>{formatDong(account.balance, lang)}</strong>
      </p>
      <Text>
        {words.number}: <span class="dd-number">{account.number}</span>
      </Text>
      <LinkButton href="/bank/transfer">{words.transfer}</LinkButton>
      <Table caption={words.entries} head={[payee, amount, note, at]} rows={rows} empty={words.none} />
      <Text>{words.api}</Text>
    </Sheet>
  );
}

export const bankBalanceView: View<BankBalanceProps> = {
  title: ({ account, lang }) => (account ? bankWords(lang).bank.balance.title : bankWords(lang).bank.balance.noAccountTitle),
  body: (page) => (
    <BankFrame {...page} customer={page}>
      {page.account ? <Account {...page} account={page.account} /> : <NoAccount {...page} />}
    </BankFrame>
  ),
};
