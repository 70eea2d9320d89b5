import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Select } from '../../components/select.tsx';
import { Inset } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { stateOptions } from '../../states.ts';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface DocumentProps extends StepProps {
  readonly kind?: string | undefined;
  readonly number?: string | undefined;
  readonly issuingState?: string | undefined;
  readonly nationality?: string | undefined;
}

function Body(page: DocumentProps & PageContext): VNode {
  const { apply, common } = textsFor(page.lang);
  const { document } = apply;
  const errors = errorsOf(page, page.lang);
  const states = stateOptions(page.lang);
  const kinds = (['passport', 'travel-document'] as const).map((value) => ({
    value,
    label: document.kinds[value],
    checked: value === page.kind,
  }));
  return (
    <StepFrame page={page} title={document.title}>
      <Form action="/apply/document" csrf={page.csrf}>
        <Radios name="kind" legend={document.kind} choices={kinds} error={errorOf(errors, 'kind')} />
        <TextInput
          id="number"
          label={document.number}
          hint={document.numberHint}
          error={errorOf(errors, 'number')}
          value={page.number ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Select
          id="issuingState"
          label={document.issuingState}
          empty={document.choose}
          options={states}
          value={page.issuingState}
          error={errorOf(errors, 'issuingState')}
        />
        <Select
          id="nationality"
          label={document.nationality}
          empty={document.choose}
          options={states}
          value={page.nationality}
          error={errorOf(errors, 'nationality')}
        />
        <Inset>{document.residence}</Inset>
        <Button>{common.continue}</Button>
      </Form>
    </StepFrame>
  );
}

/** What a foreigner is known by: the document, the state that issued it, the nationality. */
export const documentView: View<DocumentProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.document.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
