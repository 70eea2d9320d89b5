import type { VNode } from 'preact';
import type { TypedPaper } from '../../../src/domain/registrations/intake/papers.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { describedBy, FieldError } from '../../components/field.tsx';
import { Text } from '../../components/sheet.tsx';
import { atStart } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { errorBeside, focusOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakePapersProps extends IntakeProps {
  readonly papers: readonly TypedPaper[];
}

type Page = IntakePapersProps & PageContext;

/** One question: wanted or not, and with which number. */
function Paper({ page, paper, isFirst }: { page: Page; paper: TypedPaper; isFirst: boolean }): VNode {
  const { intake, law } = textsFor(page.lang);
  const { papers } = intake;
  const { kind, isWanted, number } = paper;
  const id = `number-${kind}`;
  const error = errorBeside(page, id, page.lang);
  const focus = focusOf(page, isFirst ? id : '');
  return (
    <fieldset class="dd-paper">
      <legend class="dd-paper__name">
        {atStart(law.documents[kind])}
        <span class="govuk-visually-hidden">: {papers.question}</span>
      </legend>
      <div class="govuk-radios govuk-radios--inline govuk-radios--small dd-paper__answers">
        {(['no', 'yes'] as const).map((answer) => (
          <div key={answer} class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={`want-${kind}-${answer}`}
              name={`want-${kind}`}
              type="radio"
              value={answer}
              checked={isWanted === (answer === 'yes')}
              autofocus={isFirst && answer === 'no' && page.errors.length === 0}
            />
            <label class="govuk-label govuk-radios__label" for={`want-${kind}-${answer}`}>
              {papers[answer]}
            </label>
          </div>
        ))}
      </div>
      <div class={error ? 'dd-paper__number govuk-form-group--error' : 'dd-paper__number'}>
        <label class="govuk-label" for={id}>
          {papers.number}
        </label>
        <FieldError id={id}>{error}</FieldError>
        <input
          class={`govuk-input ${error ? 'govuk-input--error' : ''}`.trim()}
          id={id}
          name={id}
          type="text"
          value={number}
          autocomplete="off"
          spellcheck={false}
          autofocus={page.errors.length > 0 && focus(id)}
          aria-describedby={describedBy(id, undefined, error)}
          aria-invalid={error ? 'true' : undefined}
        />
      </div>
    </fieldset>
  );
}

function Body(page: Page): VNode {
  const { intake } = textsFor(page.lang);
  return (
    <IntakeFrame page={page}>
      <Text>{intake.papers.intro}</Text>
      <Form action={`${page.around.base}/papers`} csrf={page.csrf}>
        {page.papers.map((paper, index) => (
          <Paper key={paper.kind} page={page} paper={paper} isFirst={index === 0} />
        ))}
        <Button>{intake.next}</Button>
      </Form>
    </IntakeFrame>
  );
}

/** Which papers the applicant wants in the account: a question each. */
export const intakePapersView: View<IntakePapersProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
