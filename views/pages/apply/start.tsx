import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { type Choice, Radios } from '../../components/choices.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface StartProps extends StepProps {
  /** Where this browser's unfinished application goes on. */
  readonly goOn?: string | undefined;
}

function choicesOf({ lang }: PageContext): readonly Choice[] {
  const { start } = textsFor(lang).apply;
  return [
    { value: 'citizen', label: start.citizen, hint: start.citizenHint },
    { value: 'foreigner', label: start.foreigner, hint: start.foreignerHint },
    { value: 'dependant', label: start.dependant, hint: start.dependantHint },
    { value: 'level-2', label: start.levelTwo, hint: start.levelTwoHint },
  ];
}

function Body(page: StartProps & PageContext): VNode {
  const { apply, common } = textsFor(page.lang);
  const { start } = apply;
  return (
    <StepFrame page={page} title={start.title}>
      {page.goOn ? (
        <Inset>
          {start.goOn}:{' '}
          <a class="govuk-link" href={page.goOn}>
            {start.goOnLink}
          </a>
        </Inset>
      ) : null}
      <p class="govuk-body-l">{start.lead}</p>
      <Text>{start.need}</Text>
      <Bullets items={start.needs} />
      <Form action="/apply" csrf={page.csrf}>
        <Radios name="who" legend={start.legend} choices={choicesOf(page)} error={errorOf(errorsOf(page, page.lang), 'who')} />
        <Button>{common.continue}</Button>
      </Form>
      <Ways links={[{ href: '/apply/status', text: start.comeBack }]} csrf={page.csrf} />
    </StepFrame>
  );
}

/** Who the account is for. */
export const startView: View<StartProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.start.title, page, page.lang),
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
