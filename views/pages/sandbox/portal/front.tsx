import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { Bullets, Sheet, Subheading, Text } from '../../../components/sheet.tsx';
import { Table } from '../../../components/table.tsx';
import { Tag } from '../../../components/tag.tsx';
import { formatDateTime, formatMoment } from '../../../format.ts';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import type { PersonProps, PortalService, ShownFiling, Standing } from './shapes.ts';
import { portalWords } from './words.ts';

interface ShownService {
  readonly service: PortalService;
  readonly level: 1 | 2;
  /** How far the person's sign-in goes; absent while nobody is signed in. */
  readonly standing: Standing | undefined;
}

export interface PortalFrontProps extends PlaceProps {
  readonly services: readonly ShownService[];
  readonly person: (PersonProps & { readonly filings: readonly ShownFiling[] }) | undefined;
  /** How the last session of this browser ended, when nobody is signed in. */
  readonly ended: { readonly how: 'back-channel' | 'token-refused'; readonly at: Date } | undefined;
}

type Page = PortalFrontProps & PageContext;

function Way({ service, standing, csrf, lang }: ShownService & PageContext): VNode {
  const words = portalWords(lang);
  if (standing === 'account-too-low') {
    return (
      <LinkButton href={`/${service}`} look="secondary">
        {words.front.why}
      </LinkButton>
    );
  }
  return (
    <Form action="/sign-in" csrf={csrf} hidden={{ for: service }}>
      <Button look={service === 'stay-notification' ? 'primary' : 'secondary'}>{words.services[service].button}</Button>
    </Form>
  );
}

function Service({ shown, page }: { shown: ShownService; page: PageContext }): VNode {
  const { front, services, levels } = portalWords(page.lang);
  const { title, text } = services[shown.service];
  return (
    <li data-service={shown.service} data-standing={shown.standing}>
      <h3 class="govuk-heading-s">{title}</h3>
      <p class="govuk-body">{text}</p>
      <p class="dd-party__level">
        {front.level} <Tag tone={shown.level === 2 ? 'green' : 'blue'}>{levels[shown.level]}</Tag>
        {shown.standing ? <span class="dd-party__standing">{front.standings[shown.standing]}</span> : null}
      </p>
      <Way {...shown} {...page} />
    </li>
  );
}

function Filings({ person, lang }: Page): VNode | null {
  if (!person) return null;
  const { front, services } = portalWords(lang);
  const rows = person.filings.map(({ id, reference, at, what }) => [
    <a class="govuk-link" href={`/filings/${id}`}>
      {reference}
    </a>,
    services[what.service].title,
    formatDateTime(at, lang),
  ]);
  return (
    <Sheet wide>
      <Table caption={front.filings} head={[front.head.reference, front.head.service, front.head.at]} rows={rows} empty={front.none} />
    </Sheet>
  );
}

function Welcome({ person, ended, lang }: Page): VNode | null {
  const { front } = portalWords(lang);
  if (person) return <h1 class="govuk-heading-l">{person.name ? front.hello(person.name) : front.helloNameless}</h1>;
  return (
    <>
      {ended ? (
        <section class="dd-party__ended" aria-labelledby="ended-title" data-ended={ended.how}>
          <h2 class="govuk-heading-m" id="ended-title">
            {front.ended}
          </h2>
          <Text>{front.endedAt(formatMoment(ended.at, lang))}</Text>
        </section>
      ) : null}
      <div class="dd-hero">
        <h1 class="govuk-heading-xl">{front.title}</h1>
        <p class="govuk-body-l">{front.lead}</p>
      </div>
    </>
  );
}

function Body(page: Page): VNode {
  const { services, person, lang } = page;
  const { front } = portalWords(lang);
  return (
    <PortalFrame {...page}>
      <Welcome {...page} />
      <h2 class="govuk-heading-m">{front.servicesTitle}</h2>
      <ul class="dd-points">
        {services.map((shown) => (
          <Service key={shown.service} shown={shown} page={page} />
        ))}
      </ul>
      <Filings {...page} />
      {person ? null : (
        <Sheet wide>
          <Subheading>{front.developersTitle}</Subheading>
          <Bullets items={front.developers} />
        </Sheet>
      )}
    </PortalFrame>
  );
}

export const portalFrontView: View<PortalFrontProps> = {
  title: ({ lang }) => portalWords(lang).name,
  body: (page) => <Body {...page} />,
};
