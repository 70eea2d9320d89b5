import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { LinkButton } from '../components/button.tsx';
import { Heading, Reference, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';

/** Why a sign-in at one of our own doors did not arrive. */
export type SignInProblem = 'stale' | 'ended' | 'cancelled' | 'level' | 'failed';

export interface SignInFailedProps {
  readonly problem: SignInProblem;
  /** Page of this door to try again with. */
  readonly againHref: string;
  /** Address of self-service, where missing factors are added; absent where it would lead in a circle. */
  readonly accountHref?: string | undefined;
}

function Body({ problem, againHref, accountHref, requestId, lang }: SignInFailedProps & PageContext): VNode {
  const { selfService } = textsFor(lang);
  const { signInFailed } = selfService;
  return (
    <Sheet>
      <Heading>{signInFailed[problem].title}</Heading>
      <Text>{signInFailed[problem].text}</Text>
      <LinkButton href={againHref}>{signInFailed.again}</LinkButton>
      {problem === 'level' && accountHref ? (
        <Text>
          <a class="govuk-link" href={accountHref}>
            {signInFailed.account}
          </a>
        </Text>
      ) : null}
      <Reference requestId={requestId} lang={lang} />
    </Sheet>
  );
}

/** The provider's answer was an error. The person decides whether to try again: a page that did it for them could go round for ever. */
export const signInFailedView: View<SignInFailedProps> = {
  title: ({ problem, lang }) => textsFor(lang).selfService.signInFailed[problem].title,
  body: (page) => <Body {...page} />,
};
