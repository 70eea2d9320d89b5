import type { VNode } from 'preact';
import type { CallerQuestion } from '../../../src/domain/registrations/hotline/questions.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

export type CallProblem = keyof ReturnType<typeof textsFor>['deskCalls']['problems'];

export interface BeginCallProps extends DeskProps {
  readonly problem?: CallProblem | undefined;
}

function Begin({ problem, desk, ...context }: BeginCallProps & PageContext): VNode {
  const { deskCalls: words } = textsFor(context.lang);
  const errors = problem ? [{ field: 'number', text: words.problems[problem] }] : [];
  return (
    <DeskFrame current="calls" title={words.title} desk={desk} context={context}>
      <ErrorSummary errors={errors} lang={context.lang} />
      <Text>{words.intro}</Text>
      <Form action="/calls" csrf={context.csrf}>
        <TextInput
          id="number"
          label={words.number}
          error={errorOf(errors, 'number')}
          inputmode="numeric"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{words.begin}</Button>
      </Form>
    </DeskFrame>
  );
}

/** A caller names a number. */
export const beginCallView: View<BeginCallProps> = {
  title: ({ problem, lang }) => titleWith(textsFor(lang).deskCalls.title, problem !== undefined, lang),
  body: (page) => <Begin {...page} />,
};

export interface AskCallerProps extends DeskProps {
  readonly callId: string;
  readonly questions: readonly CallerQuestion[];
  readonly minutes: number;
  readonly problem?: 'registry-silent' | undefined;
}

function Ask({ callId, questions, minutes, problem, desk, ...context }: AskCallerProps & PageContext): VNode {
  const { deskCalls: words } = textsFor(context.lang);
  return (
    <DeskFrame current="calls" title={words.asked.title} desk={desk} context={context}>
      <ErrorSummary errors={problem ? [{ text: words.problems[problem] }] : []} lang={context.lang} />
      <Text>
        {words.asked.intro} {words.asked.minutes(minutes)}
      </Text>
      <Form action={`/calls/${callId}`} csrf={context.csrf}>
        {questions.map((question, at) => (
          <TextInput key={question} id={`answer${at + 1}`} label={words.questions[question]} autocomplete="off" spellcheck={false} />
        ))}
        <Button>{words.asked.submit}</Button>
      </Form>
    </DeskFrame>
  );
}

/** The questions of a call: what is right is on no page. */
export const askCallerView: View<AskCallerProps> = {
  title: ({ problem, lang }) => titleWith(textsFor(lang).deskCalls.asked.title, problem !== undefined, lang),
  body: (page) => <Ask {...page} />,
};

export interface CallEndProps extends DeskProps {
  readonly callId: string;
  readonly stage: 'passed' | 'failed' | 'reopened' | 'over';
  /** Opening was tried, and there was nothing to open. */
  readonly nothingToOpen?: boolean;
}

function End({ callId, stage, nothingToOpen = false, desk, ...context }: CallEndProps & PageContext): VNode {
  const { deskCalls: words } = textsFor(context.lang);
  return (
    <DeskFrame current="calls" title={words[stage].title} desk={desk} context={context}>
      <Text>{nothingToOpen ? words.passed.nothing : words[stage].text}</Text>
      {stage === 'passed' && !nothingToOpen ? (
        <Form action={`/calls/${callId}/reopen`} csrf={context.csrf}>
          <Button>{words.passed.submit}</Button>
        </Form>
      ) : null}
      <LinkButton href="/calls" look="secondary">
        {words.again}
      </LinkButton>
    </DeskFrame>
  );
}

/** What came of a call, and the one thing it may be good for. */
export const callEndView: View<CallEndProps> = {
  title: ({ stage, lang }) => textsFor(lang).deskCalls[stage].title,
  body: (page) => <End {...page} />,
};
