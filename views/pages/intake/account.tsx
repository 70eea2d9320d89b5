import type { VNode } from 'preact';
import type { HeldFactor } from '../../../src/domain/registrations/intake/proofs.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeAccountProps extends IntakeProps {
  readonly question: 'not-looked' | 'none' | 'asked';
  readonly answer: 'mine' | 'not-mine' | undefined;
  /** Of the account that is the applicant's. */
  readonly factors: readonly HeldFactor[];
  /** What the last look found beside an account to ask about. */
  readonly said: 'level-2' | 'incomplete' | undefined;
}

type Page = IntakeAccountProps & PageContext;

function Question(page: Page): VNode {
  const { account } = textsFor(page.lang).intakeEnd;
  return (
    <Form action={`${page.around.base}/account`} csrf={page.csrf}>
      <Radios
        name="answer"
        legend={account.question}
        error={errorOf(errorsOf(page, page.lang), 'answer')}
        choices={(['mine', 'not-mine'] as const).map((value) => ({
          value,
          label: account.answers[value],
          hint: account.hints[value],
          checked: value === page.answer,
        }))}
      />
      <Button>{account.save}</Button>
    </Form>
  );
}

function Factors(page: Page): VNode | null {
  const { account } = textsFor(page.lang).intakeEnd;
  const { factors } = page;
  if (page.answer !== 'mine') return null;
  return (
    <>
      <Text>{account.factorsIntro}</Text>
      <Table
        caption={account.factorsTitle}
        head={[account.factor, account.state]}
        empty={account.noFactors}
        rows={factors.map(({ kind, label, proved }) => [
          label ? `${account.kinds[kind]} (${label})` : account.kinds[kind],
          <Tag tone={proved ? 'green' : 'yellow'}>{proved ? account.stays : account.goes}</Tag>,
        ])}
      />
      {factors.some(({ kind, proved }) => kind === 'totp' && !proved) ? (
        <Form action={`${page.around.base}/account/prove`} csrf={page.csrf}>
          <CodeInput id="code" label={account.code} error={errorOf(errorsOf(page, page.lang), 'code')} />
          <Button look="secondary">{account.prove}</Button>
        </Form>
      ) : null}
    </>
  );
}

function Look(page: Page): VNode {
  const { account } = textsFor(page.lang).intakeEnd;
  return (
    <>
      <Text>{account.notLooked}</Text>
      <Form action={`${page.around.base}/account/look`} csrf={page.csrf}>
        <Button>{account.look}</Button>
      </Form>
    </>
  );
}

function Body(page: Page): VNode {
  const { intake, intakeEnd } = textsFor(page.lang);
  const { account } = intakeEnd;
  const { question, said } = page;
  const isAnswered = question === 'none' || (question === 'asked' && page.answer !== undefined);
  return (
    <IntakeFrame page={page} notice={said ? <Inset>{account[said]}</Inset> : null}>
      {question === 'not-looked' ? <Look {...page} /> : null}
      {question === 'none' && !said ? <Text>{account.none}</Text> : null}
      {question === 'asked' ? <Question {...page} /> : null}
      <Factors {...page} />
      {isAnswered ? (
        <LinkButton href={`${page.around.base}/device`} look={question === 'none' ? 'primary' : 'secondary'}>
          {intake.goOn}
        </LinkButton>
      ) : null}
    </IntakeFrame>
  );
}

/** "Is this your online account?", and what of it stays. */
export const intakeAccountView: View<IntakeAccountProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
