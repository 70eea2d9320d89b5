import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Subheading, Text } from '../../components/sheet.tsx';
import { Select } from '../../components/select.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { stateOptions } from '../../states.ts';
import { type Texts, textsFor } from '../../texts/texts.ts';
import { errorsOf, focusOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

/** What was typed so far; nothing of it is lost. */
export interface TypedTk01 {
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly sex: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly issuingState: string;
  readonly nationality: string;
}

export interface IntakeDetailsProps extends IntakeProps {
  readonly typed: TypedTk01;
  /** The number contradicts the rest: a question, which going on with the same number answers. */
  readonly doubts: readonly (keyof Texts['apply']['details']['doubts'])[];
}

type Page = IntakeDetailsProps & PageContext;

function Doubts({ doubts, lang }: Page): VNode | null {
  const { apply, intake } = textsFor(lang);
  if (doubts.length === 0) return null;
  return (
    <Inset>
      <Subheading>{intake.details.doubtTitle}</Subheading>
      <Bullets items={doubts.map((doubt) => apply.details.doubts[doubt])} />
      <Text>{intake.details.doubtText}</Text>
    </Inset>
  );
}

function Document(page: Page): VNode {
  const { apply, intake } = textsFor(page.lang);
  const errors = errorsOf(page, page.lang);
  const focus = focusOf(page, 'documentNumber');
  const states = stateOptions(page.lang);
  const { typed } = page;
  const kinds = (['passport', 'travel-document'] as const).map((value) => ({
    value,
    label: apply.document.kinds[value],
    checked: value === typed.documentKind,
  }));
  return (
    <>
      <TextInput
        id="documentNumber"
        label={intake.details.documentNumber}
        error={errorOf(errors, 'documentNumber')}
        value={typed.documentNumber}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        autofocus={focus('documentNumber')}
      />
      <Radios name="documentKind" legend={apply.document.kind} choices={kinds} error={errorOf(errors, 'documentKind')} />
      {(['issuingState', 'nationality'] as const).map((id) => (
        <Select
          key={id}
          id={id}
          label={apply.document[id]}
          empty={apply.document.choose}
          options={states}
          value={typed[id]}
          error={errorOf(errors, id)}
        />
      ))}
    </>
  );
}

function Number(page: Page): VNode {
  const { intake } = textsFor(page.lang);
  return (
    <TextInput
      id="number"
      label={intake.details.number}
      error={errorOf(errorsOf(page, page.lang), 'number')}
      value={page.typed.number}
      inputmode="numeric"
      autocomplete="off"
      spellcheck={false}
      autofocus={focusOf(page, 'number')('number')}
    />
  );
}

function Body(page: Page): VNode {
  const { apply, intake } = textsFor(page.lang);
  const { around, typed } = page;
  const errors = errorsOf(page, page.lang);
  const sexes = (['female', 'male', 'unknown'] as const).map((value) => ({
    value,
    label: apply.details.sexes[value],
    checked: value === typed.sex,
  }));
  const sure: Record<string, string> = page.doubts.length > 0 ? { sure: typed.number } : {};
  return (
    <IntakeFrame page={page}>
      <Text>{around.withCard ? textsFor(page.lang).intakeCard.detailsShown : intake.details.shown[around.kind]}</Text>
      <Doubts {...page} />
      <Form action={`${around.base}/details`} csrf={page.csrf} hidden={sure}>
        {around.kind === 'citizens' ? <Number {...page} /> : <Document {...page} />}
        <TextInput
          id="name"
          label={intake.details.name}
          error={errorOf(errors, 'name')}
          value={typed.name}
          autocomplete="off"
          spellcheck={false}
          autofocus={focusOf(page, '')('name')}
        />
        <DateInput
          legend={intake.details.birthDate}
          hint={intake.details.birthDateHint}
          error={errorOf(errors, 'day')}
          names={apply.details}
          value={typed}
        />
        <Radios name="sex" legend={apply.details.sex} choices={sexes} error={errorOf(errors, 'sex')} />
        <Button>{intake.next}</Button>
      </Form>
    </IntakeFrame>
  );
}

/** What the applicant says about themselves (TK01). */
export const intakeDetailsView: View<IntakeDetailsProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
