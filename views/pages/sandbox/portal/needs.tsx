import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { Heading, Sheet, Text } from '../../../components/sheet.tsx';
import { atStart } from '../../../format.ts';
import type { Claims } from '../party-shapes.ts';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import type { PersonProps, PortalService, Standing } from './shapes.ts';
import { WayToLevelTwo } from './way-to-level-two.tsx';
import { portalWords } from './words.ts';

export interface PortalNeedsProps extends PlaceProps, PersonProps {
  readonly service: PortalService;
  readonly level: 1 | 2;
  readonly standing: Exclude<Standing, 'open'>;
  /** Of the ID token. */
  readonly claims: Claims;
}

type Page = PortalNeedsProps & PageContext;

/** The two levels side by side: what one has and what is wanted. */
function Levels({ level, standing, lang }: Page): VNode {
  const { needs, levels } = portalWords(lang);
  return (
    <dl class="dd-levels">
      <div>
        <dt>{standing === 'account-too-low' ? needs.yourAccount : needs.yourSignIn}</dt>
        <dd>{atStart(levels[1])}</dd>
      </div>
      <div>
        <dt>{needs.wanted}</dt>
        <dd>{atStart(levels[level])}</dd>
      </div>
    </dl>
  );
}

function Again({ service, standing, csrf, lang }: Page): VNode {
  const words = portalWords(lang).needs[standing];
  return (
    <Form action="/sign-in" csrf={csrf} hidden={{ for: service }}>
      <Button look={standing === 'step-up' ? 'primary' : 'secondary'}>{words.button}</Button>
    </Form>
  );
}

function Body(page: Page): VNode {
  const { issuer, service, standing, claims, lang } = page;
  const { needs, services } = portalWords(lang);
  const words = needs[standing];
  const isTooLow = standing === 'account-too-low';
  return (
    <PortalFrame {...page} person={page}>
      <div data-needs={standing}>
        <Sheet>
          <Heading>{words.title}</Heading>
          <Levels {...page} />
          <Text>{words.why(services[service].title)}</Text>
          {isTooLow ? <WayToLevelTwo issuer={issuer} subjectKind={claims['subject_kind']} lang={lang} /> : null}
          {isTooLow ? <Text>{needs.still}</Text> : null}
          <div class="dd-decisions">
            {isTooLow ? <LinkButton href="/stay-notification">{services['stay-notification'].button}</LinkButton> : null}
            <Again {...page} />
          </div>
        </Sheet>
      </div>
    </PortalFrame>
  );
}

/** Says honestly what is missing, before anybody is sent anywhere. */
export const portalNeedsView: View<PortalNeedsProps> = {
  title: ({ standing, lang }) => portalWords(lang).needs[standing].title,
  body: (page) => <Body {...page} />,
};
