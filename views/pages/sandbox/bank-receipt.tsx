import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { NotificationBanner } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { formatDateTime } from '../../format.ts';
import { BankFrame } from './bank-frame.tsx';
import type { CustomerProps } from './bank-shapes.ts';
import { bankWords, formatDong } from './bank-words.ts';

type Refusal = keyof ReturnType<typeof bankWords>['bank']['receipt']['refusals'];

export interface BankReceiptProps extends CustomerProps {
  readonly order: {
    readonly state: 'waiting' | 'done' | 'refused';
    readonly payee: string;
    readonly amount: number;
    readonly note: string;
    readonly reference?: string;
    readonly at?: Date;
    readonly refusal?: Refusal;
  };
  /** The same form was sent once more. */
  readonly again: boolean;
}

type Page = BankReceiptProps & PageContext;

function Summary({ order, lang }: Page): VNode {
  const words = bankWords(lang).bank.receipt;
  const rows = [
    { key: words.payee, value: order.payee },
    { key: words.amount, value: formatDong(order.amount, lang) },
    ...(order.note ? [{ key: words.note, value: order.note }] : []),
    ...(order.at ? [{ key: words.at, value: formatDateTime(order.at, lang) }] : []),
  ];
  return <SummaryList rows={rows} />;
}

function Done({ order, lang }: Page): VNode {
  const words = bankWords(lang).bank.receipt;
  return (
    <div class="dd-party__done">
      <h1 class="govuk-heading-l">{words.done}</h1>
      <p>
        {words.reference}: <strong data-reference>{order.reference}</strong>
      </p>
    </div>
  );
}

function Body(page: Page): VNode {
  const { order, again, lang } = page;
  const words = bankWords(lang).bank.receipt;
  return (
    <BankFrame {...page} customer={page}>
      {again && order.state === 'done' ? <NotificationBanner lang={lang}>{words.again}</NotificationBanner> : null}
      <Sheet wide>
        {order.state === 'done' ? <Done {...page} /> : <Heading>{words[order.state]}</Heading>}
        {order.state === 'waiting' ? <Text>{words.waitingText}</Text> : null}
        {order.refusal ? <Text>{words.refusals[order.refusal]}</Text> : null}
        <Summary {...page} />
        <div class="dd-decisions">
          <LinkButton href="/bank/balance">{words.balance}</LinkButton>
          <LinkButton href="/bank/transfer" look="secondary">
            {words.new}
          </LinkButton>
        </div>
      </Sheet>
    </BankFrame>
  );
}

export const bankReceiptView: View<BankReceiptProps> = {
  title: ({ order, lang }) => bankWords(lang).bank.receipt[order.state],
  body: (page) => <Body {...page} />,
};
