import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Bullets, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatMoment } from '../../format.ts';
import { ClaimsExplained } from './bank-claims-table.tsx';
import { BankFrame } from './bank-frame.tsx';
import { type BankPurpose, bankPurposes, type CustomerProps } from './bank-shapes.ts';
import type { Claims } from './party-shapes.ts';
import { bankWords, formatDong } from './bank-words.ts';

export interface BankFrontProps {
  readonly customer?:
    | (CustomerProps & { readonly account?: { readonly number: string; readonly balance: number } | undefined })
    | undefined;
  /** How the last session of this browser ended, when nobody is signed in. */
  readonly ended?: { readonly how: 'back-channel' | 'token-refused'; readonly at: Date; readonly token?: Claims } | undefined;
}

type Page = BankFrontProps & PageContext;

function Ended({ ended, lang }: Page): VNode | null {
  const words = bankWords(lang).bank.ended;
  if (!ended) return null;
  return (
    <section class="dd-party__ended" aria-labelledby="ended-title" data-ended={ended.how}>
      <h2 class="govuk-heading-m" id="ended-title">
        {words.title}
      </h2>
      <Text>
        {words[ended.how](formatMoment(ended.at, lang))} {words.again}
      </Text>
      {ended.token ? (
        <Details summary={words.token}>
          <ClaimsExplained claims={ended.token} lang={lang} />
        </Details>
      ) : null}
    </section>
  );
}

function Action({ purpose, page }: { purpose: BankPurpose; page: Page }): VNode {
  const { front } = bankWords(page.lang).bank;
  const { title, text, button } = front[purpose];
  return (
    <li>
      <h3 class="govuk-heading-s">{title}</h3>
      <p class="govuk-body">{text}</p>
      <p class="dd-party__level">
        {front.level} <Tag tone={purpose === 'transfer' ? 'green' : 'blue'}>{purpose === 'transfer' ? front.level2 : front.level1}</Tag>
      </p>
      <Form action="/bank/sign-in" csrf={page.csrf} hidden={{ for: purpose }}>
        <Button look={purpose === 'open' ? 'primary' : 'secondary'}>{button}</Button>
      </Form>
    </li>
  );
}

function Welcome({ customer, lang }: Page): VNode {
  const { front } = bankWords(lang).bank;
  if (!customer) {
    return (
      <div class="dd-hero">
        <h1 class="govuk-heading-xl">{front.title}</h1>
        <p class="govuk-body-l">{front.lead}</p>
      </div>
    );
  }
  const { account, name } = customer;
  const rows = account && [
    { key: front.account, value: account.number },
    { key: front.balanceIs, value: formatDong(account.balance, lang) },
  ];
  return (
    <Sheet wide>
      <h1 class="govuk-heading-l">{name ? front.hello(name) : front.helloNameless}</h1>
      {rows ? <SummaryList rows={rows} /> : <Text>{front.noAccount}</Text>}
    </Sheet>
  );
}

function Body(page: Page): VNode {
  const { front } = bankWords(page.lang).bank;
  const purposes = page.customer?.account ? bankPurposes.filter((purpose) => purpose !== 'open') : bankPurposes;
  return (
    <BankFrame {...page}>
      {page.customer ? null : <Ended {...page} />}
      <Welcome {...page} />
      <h2 class="govuk-heading-m">{front.actionsTitle}</h2>
      <ul class="dd-points">
        {purposes.map((purpose) => (
          <Action key={purpose} purpose={purpose} page={page} />
        ))}
      </ul>
      {page.customer ? null : (
        <Sheet wide>
          <Subheading>{front.developersTitle}</Subheading>
          <Bullets items={front.developers} />
          <Text>{front.forgets}</Text>
        </Sheet>
      )}
    </BankFrame>
  );
}

export const bankFrontView: View<BankFrontProps> = {
  title: ({ lang }) => bankWords(lang).bank.name,
  body: (page) => <Body {...page} />,
};
