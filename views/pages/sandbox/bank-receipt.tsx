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
    ...(order.reference
      ? [
          {
            key: words.reference,
            value: (
              <span class="dd-number" data-reference>
                {order.reference}
              </span>
            ),
          },
        ]
      : []),
    { key: words.payee, value: order.payee },
    { key: words.amount, value: formatDong(order.amount, lang) },
    ...(order.note ? [{ key: words.note, value: order.note }] : []),
    ...(order.at ? [{ key: words.at, value: formatDateTime(order.at, lang) }] : []),
  ];
  return <SummaryList rows={rows} />;
}

function Body(page: Page): VNode {
  const { order, again, lang } = page;
  const words = bankWords(lang).bank.receipt;
  const isDone = order.state === 'done';
  return (
    <BankFrame {...page} customer={page}>
      {isDone ? (
        <NotificationBanner lang={lang} success={!again}>
          {again ? words.again : words.done}
        </NotificationBanner>
      ) : null}
      <Sheet wide>
        <Heading>{words[order.state]}</Heading>
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
