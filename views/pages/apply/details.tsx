import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Subheading, Text } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { type Texts, textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface DetailsProps extends StepProps {
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly number?: string | undefined;
  readonly name?: string | undefined;
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
  readonly sex?: string | undefined;
  /** The number contradicts the rest: a question, which going on with the same number answers. */
  readonly doubts?: readonly (keyof Texts['apply']['details']['doubts'])[] | undefined;
}

type Page = DetailsProps & PageContext;

function Doubts({ doubts = [], lang }: Page): VNode | null {
  const { details } = textsFor(lang).apply;
  if (doubts.length === 0) return null;
  return (
    <Inset>
      <Subheading>{details.doubtTitle}</Subheading>
      <Bullets items={doubts.map((doubt) => details.doubts[doubt])} />
      <Text>{details.doubtText}</Text>
    </Inset>
  );
}

function Number(page: Page & { readonly error: string | undefined }): VNode | null {
  const { details } = textsFor(page.lang).apply;
  if (page.subjectKind !== 'citizen') return null;
  return (
    <TextInput
      id="number"
      label={details.number}
      hint={details.numberHint}
      error={page.error}
      value={page.number ?? ''}
      inputmode="numeric"
      autocomplete="off"
      spellcheck={false}
    />
  );
}

function Body(page: Page): VNode {
  const { apply, common } = textsFor(page.lang);
  const { details } = apply;
  const errors = errorsOf(page, page.lang);
  const sexes = (['female', 'male', 'unknown'] as const).map((value) => ({
    value,
    label: details.sexes[value],
    checked: value === page.sex,
  }));
  const sure: Record<string, string> = (page.doubts ?? []).length > 0 ? { sure: page.number ?? '' } : {};
  return (
    <StepFrame page={page} title={details.title}>
      <Doubts {...page} />
      <Form action="/apply/details" csrf={page.csrf} hidden={sure}>
        <Number {...page} error={errorOf(errors, 'number')} />
        <TextInput
          id="name"
          label={details.name}
          hint={page.subjectKind === 'citizen' ? details.nameHint : details.nameHintForeign}
          error={errorOf(errors, 'name')}
          value={page.name ?? ''}
          autocomplete="name"
          spellcheck={false}
        />
        <DateInput
          legend={details.birthDate}
          hint={details.birthDateHint}
          error={errorOf(errors, 'day')}
          names={details}
          value={{ day: page.day ?? '', month: page.month ?? '', year: page.year ?? '' }}
        />
        <Radios name="sex" legend={details.sex} choices={sexes} error={errorOf(errors, 'sex')} />
        <Button>{common.continue}</Button>
      </Form>
    </StepFrame>
  );
}

/** What the applicant says about themselves; registers confirm it later. */
export const detailsView: View<DetailsProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.details.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
