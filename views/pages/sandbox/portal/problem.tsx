import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { Heading, Sheet, Text } from '../../../components/sheet.tsx';
import { ProblemDetails } from '../problem-details.tsx';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import { groupOf, type PortalProblemKind, type PortalService } from './shapes.ts';
import { WayToLevelTwo } from './way-to-level-two.tsx';
import { portalWords } from './words.ts';

export interface PortalProblemProps extends PlaceProps {
  readonly problem: { readonly kind: PortalProblemKind; readonly error: string; readonly description?: string | undefined };
  /** What the person wanted; absent when the portal cannot tell. */
  readonly service: PortalService | undefined;
  /** The authorization request that was answered with the error. */
  readonly asked: Readonly<Record<string, string>> | undefined;
}

type Page = PortalProblemProps & PageContext;

function Decisions({ problem, service, csrf, lang }: Page): VNode {
  const { problemPage, services } = portalWords(lang);
  const isUnmet = groupOf[problem.kind] === 'unmet';
  const mayTry = service !== undefined && !isUnmet;
  return (
    <div class="dd-decisions">
      {mayTry || isUnmet ? (
        <Form action="/sign-in" csrf={csrf} hidden={{ for: isUnmet ? 'stay-notification' : (service ?? '') }}>
          <Button>{isUnmet ? services['stay-notification'].button : problemPage.again}</Button>
        </Form>
      ) : null}
      <LinkButton href="/" look={mayTry || isUnmet ? 'secondary' : 'primary'}>
        {problemPage.front}
      </LinkButton>
    </div>
  );
}

function Body(page: Page): VNode {
  const { problem, issuer, asked, lang } = page;
  const { problems, problemPage } = portalWords(lang);
  const group = groupOf[problem.kind];
  const { title, todo } = problems[group];
  return (
    <PortalFrame {...page}>
      <div data-problem={problem.kind}>
        <Sheet>
          <Heading>{title}</Heading>
          <Text>{todo}</Text>
          {group === 'unmet' ? <WayToLevelTwo issuer={issuer} subjectKind={undefined} lang={lang} /> : null}
          <Decisions {...page} />
          <ProblemDetails problem={problem} asked={asked} words={problemPage} />
        </Sheet>
      </div>
    </PortalFrame>
  );
}

export const portalProblemView: View<PortalProblemProps> = {
  title: ({ problem, lang }) => portalWords(lang).problems[groupOf[problem.kind]].title,
  body: (page) => <Body {...page} />,
};
