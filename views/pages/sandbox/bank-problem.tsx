import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { BankFrame } from './bank-frame.tsx';
import type { BankProblemKind, BankPurpose } from './bank-shapes.ts';
import { bankWords } from './bank-words.ts';
import { ProblemDetails } from './problem-details.tsx';

export interface BankProblemProps {
  readonly problem: { readonly kind: BankProblemKind; readonly error: string; readonly description?: string | undefined };
  /** What the person wanted; absent when the bank cannot tell. */
  readonly purpose: BankPurpose | undefined;
  /** The authorization request that was answered with the error. */
  readonly asked: Readonly<Record<string, string>> | undefined;
}

type Page = BankProblemProps & PageContext;

function Body(page: Page): VNode {
  const { problem, purpose, asked, csrf, lang } = page;
  const { problems, problemPage } = bankWords(lang);
  const { title, means, todo } = problems[problem.kind];
  const mayHelp = purpose !== undefined && problem.kind !== 'unmet_authentication_requirements';
  return (
    <BankFrame {...page}>
      <div data-problem={problem.kind}>
        <Sheet>
          <Heading>{title}</Heading>
          <Subheading>{problemPage.todo}</Subheading>
          <Text>{todo}</Text>
          <div class="dd-decisions">
            {mayHelp ? (
              <Form action="/bank/sign-in" csrf={csrf} hidden={{ for: purpose }}>
                <Button>{problemPage.again}</Button>
              </Form>
            ) : null}
            <LinkButton href="/bank" look={mayHelp ? 'secondary' : 'primary'}>
              {problemPage.front}
            </LinkButton>
          </div>
          <Subheading>{problemPage.means}</Subheading>
          <Text>{means}</Text>
          <ProblemDetails problem={problem} asked={asked} words={problemPage} />
        </Sheet>
      </div>
    </BankFrame>
  );
}

export const bankProblemView: View<BankProblemProps> = {
  title: ({ problem, lang }) => bankWords(lang).problems[problem.kind].title,
  body: (page) => <Body {...page} />,
};
