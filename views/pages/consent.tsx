import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { Button } from '../components/button.tsx';
import { ClaimList, type ShownClaim } from '../components/claim-list.tsx';
import { Form } from '../components/form.tsx';
import { Bullets, Heading, PersonNumber, Sheet, Subheading, Text } from '../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { textsFor } from '../texts/texts.ts';

export interface ConsentProps {
  /** Takes `decision=allow` or `decision=deny`, from two forms. */
  readonly action: string;
  readonly party: { readonly name: string; readonly kind: 'state' | 'private' };
  readonly purpose: string;
  readonly person: { readonly name: string; readonly maskedNumber: string };
  /** Everything asked for, or with `added` only what goes beyond an earlier consent. */
  readonly items: readonly ShownClaim[];
  readonly added?: boolean | undefined;
  /** Id of the earlier consent that this page is made from; empty without one. Comes back with the answer. */
  readonly earlier: string;
  /** State parties remember until withdrawn; private ones ask at every request. */
  readonly remembered: boolean;
  readonly offline: boolean;
}

type Page = ConsentProps & PageContext;

/** Without any claim the service learns little more than that somebody signed in, so that is the question. */
function titleOf({ party, items, lang }: Page): string {
  const { consent } = textsFor(lang);
  return items.length > 0 ? consent.title(party.name) : consent.titleBare(party.name);
}

function rows(page: Page): readonly SummaryRow[] {
  const { consent } = textsFor(page.lang);
  const { party, purpose, person } = page;
  return [
    {
      key: consent.party,
      value: (
        <>
          {party.name}
          <br />
          {consent.kinds[party.kind]}
        </>
      ),
    },
    { key: consent.purpose, value: purpose },
    {
      key: consent.person,
      value: (
        <>
          {person.name}
          <br />
          <PersonNumber>{person.maskedNumber}</PersonNumber>
        </>
      ),
    },
    { key: consent.duration, value: page.remembered ? consent.untilWithdrawn : consent.once },
  ];
}

function Items({ items, added, lang }: Page): VNode {
  const { consent } = textsFor(lang);
  return (
    <>
      <Subheading>{added ? consent.addedTitle : consent.itemsTitle}</Subheading>
      {added ? <Text>{consent.added}</Text> : null}
      {items.length === 0 ? <Text>{consent.noItems}</Text> : <ClaimList items={items} lang={lang} />}
    </>
  );
}

function Body(page: Page): VNode {
  const { consent } = textsFor(page.lang);
  const notes = [...(page.offline ? [consent.offline] : []), consent.withdraw, consent.voluntary];
  return (
    <Sheet>
      <Heading>{titleOf(page)}</Heading>
      <SummaryList rows={rows(page)} />
      <Items {...page} />
      <Bullets items={notes} />
      <div class="dd-decisions">
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'allow', earlier: page.earlier }}>
          <Button>{consent.allow}</Button>
        </Form>
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'deny' }}>
          <Button look="secondary">{consent.deny}</Button>
        </Form>
      </div>
    </Sheet>
  );
}

/** Names party, purpose, each claim and how long (assurance.md section 8). Nothing is ticked in advance. */
export const consentView: View<ConsentProps> = {
  title: titleOf,
  body: (page) => <Body {...page} />,
};
