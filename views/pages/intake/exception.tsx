import type { VNode } from 'preact';
import type { BiometricException, ExceptionReason, FurtherCheck } from '../../../src/domain/registrations/intake/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export const exceptionWordsLimit = 1000;

export interface TypedException {
  readonly reason: string;
  readonly furtherCheck: string;
  readonly words: string;
}

export interface IntakeExceptionProps extends IntakeProps {
  readonly typed: TypedException;
  readonly stated: Pick<BiometricException, 'confirmedBy'> | undefined;
}

type Page = IntakeExceptionProps & PageContext;

const reasons: readonly ExceptionReason[] = ['amputated', 'injured', 'worn', 'other'];
const furtherChecks: readonly FurtherCheck[] = ['register-question', 'paper-shown'];

function Standing({ stated, around, lang }: Page): VNode | null {
  const { exception, goOn } = textsFor(lang).intake;
  if (!stated) return null;
  const next = around.steps[around.steps.findIndex(({ step }) => step === 'fingers') + 1]?.step ?? 'check';
  return (
    <Inset>
      <Text>{stated.confirmedBy ? exception.confirmed : exception.waiting}</Text>
      <Text>{exception.change}</Text>
      <LinkButton href={stated.confirmedBy ? `${around.base}/${next}` : `${around.base}/exception`} look="secondary">
        {stated.confirmedBy ? goOn : exception.refresh}
      </LinkButton>
    </Inset>
  );
}

function Body(page: Page): VNode {
  const { exception } = textsFor(page.lang).intake;
  const errors = errorsOf(page, page.lang);
  const { typed } = page;
  return (
    <IntakeFrame page={page}>
      <Subheading>{exception.title}</Subheading>
      <Text>{exception.intro}</Text>
      <Standing {...page} />
      <Form action={`${page.around.base}/exception`} csrf={page.csrf}>
        <Radios
          name="reason"
          legend={exception.reason}
          error={errorOf(errors, 'reason')}
          choices={reasons.map((value) => ({ value, label: exception.reasons[value], checked: value === typed.reason }))}
        />
        <Radios
          name="furtherCheck"
          legend={exception.furtherCheck}
          error={errorOf(errors, 'furtherCheck')}
          choices={furtherChecks.map((value) => ({ value, label: exception.furtherChecks[value], checked: value === typed.furtherCheck }))}
        />
        <TextArea
          id="words"
          label={exception.words}
          hint={exception.wordsHint}
          error={errorOf(errors, 'words')}
          limit={exceptionWordsLimit}
          value={typed.words}
        />
        <Button>{exception.save}</Button>
      </Form>
    </IntakeFrame>
  );
}

/** Why fingers are lacking, and what takes their place. */
export const intakeExceptionView: View<IntakeExceptionProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};

export interface ConfirmExceptionProps extends DeskProps {
  readonly kind: 'citizens' | 'foreigners';
  readonly list: string;
  readonly action: string;
  readonly reference: string;
  readonly name: string;
  readonly exception: BiometricException;
}

function Confirm(page: ConfirmExceptionProps & PageContext): VNode {
  const { intake } = textsFor(page.lang);
  const { confirm, exception } = intake;
  const { reason, furtherCheck, words } = page.exception;
  return (
    <DeskFrame
      current={page.kind === 'citizens' ? 'intakeCitizens' : 'intakeForeigners'}
      title={confirm.title}
      desk={page.desk}
      context={page}
    >
      <Text>{confirm.intro}</Text>
      <SummaryList
        rows={[
          { key: intake.file, value: page.reference },
          { key: confirm.name, value: page.name },
          { key: confirm.reason, value: exception.reasons[reason] },
          { key: confirm.furtherCheck, value: exception.furtherChecks[furtherCheck] },
          { key: confirm.words, value: <span class="dd-as-typed">{words}</span> },
        ]}
      />
      <Form action={page.action} csrf={page.csrf}>
        <Button>{confirm.submit}</Button>
      </Form>
      <LinkButton href={page.list} look="secondary">
        {confirm.back}
      </LinkButton>
    </DeskFrame>
  );
}

/** For the second officer, who was present. */
export const confirmExceptionView: View<ConfirmExceptionProps> = {
  title: ({ lang }) => textsFor(lang).intake.confirm.title,
  body: (page) => <Confirm {...page} />,
};
