import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { LinkButton } from '../../../components/button.tsx';
import { Details } from '../../../components/notices.tsx';
import { Sheet, Subheading, Text } from '../../../components/sheet.tsx';
import { SummaryList } from '../../../components/summary-list.tsx';
import { formatDate, formatDateTime, formatMoment } from '../../../format.ts';
import { Json } from '../wire.tsx';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import type { PersonProps, ShownFiling, ShownSignIn } from './shapes.ts';
import { portalWords } from './words.ts';

export interface PortalReceiptProps extends PlaceProps, PersonProps {
  readonly filing: ShownFiling;
  readonly signIn: ShownSignIn;
}

type Page = PortalReceiptProps & PageContext;

function Filed({ filing: { what, at }, lang }: Page): VNode {
  const { receipt, stay, record } = portalWords(lang);
  const rows =
    what.service === 'stay-notification'
      ? [
          { key: stay.fields.guest, value: what.stay.guest },
          { key: stay.fields.paper, value: what.stay.paper },
          { key: stay.fields.arrival, value: formatDate(what.stay.arrival, lang) },
          { key: stay.fields.nights, value: String(what.stay.nights) },
          { key: stay.fields.place, value: what.stay.place },
        ]
      : [{ key: record.reason, value: record.reasons[what.reason] }];
  return <SummaryList rows={[...rows, { key: receipt.at, value: formatDateTime(at, lang) }]} />;
}

/** What level was asked, and what came back: the part of the token that the portal decided by and keeps as proof. */
function SignIn({ signIn: { asked, idToken }, lang }: Page): VNode {
  const { signIn } = portalWords(lang);
  const { acr, account_level: account, authn_level: authn, auth_time: authTime, rule_set: rules } = idToken;
  const rows = [
    { key: signIn.asked, value: <code>acr_values={asked}</code> },
    { key: signIn.came, value: <code data-acr>acr={String(acr)}</code> },
    { key: signIn.account, value: String(account) },
    { key: signIn.authn, value: String(authn) },
    ...(typeof authTime === 'number' ? [{ key: signIn.at, value: formatMoment(new Date(authTime * 1000), lang) }] : []),
    { key: signIn.rules, value: <code>{String(rules)}</code> },
  ];
  return (
    <Sheet wide>
      <Subheading>{signIn.title}</Subheading>
      <Text>{signIn.lead}</Text>
      <SummaryList rows={rows} />
      <Details summary={signIn.token}>
        <Json value={idToken} label={signIn.token} />
      </Details>
    </Sheet>
  );
}

function Body(page: Page): VNode {
  const { filing, lang } = page;
  const { receipt } = portalWords(lang);
  const words = receipt[filing.what.service];
  return (
    <PortalFrame {...page} person={page}>
      <Sheet wide>
        <div class="dd-party__done">
          <h1 class="govuk-heading-l">{words.title}</h1>
          <p>
            {receipt.reference}: <strong data-reference>{filing.reference}</strong>
          </p>
        </div>
        <Text>{words.next}</Text>
        <Filed {...page} />
        <LinkButton href="/">{receipt.front}</LinkButton>
      </Sheet>
      <SignIn {...page} />
    </PortalFrame>
  );
}

export const portalReceiptView: View<PortalReceiptProps> = {
  title: ({ filing, lang }) => portalWords(lang).receipt[filing.what.service].title,
  body: (page) => <Body {...page} />,
};
