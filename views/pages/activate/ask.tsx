import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Text } from '../../components/sheet.tsx';
import { RecoveryCodeInput, TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame } from './frame.tsx';

/** `wrong`: no such file, or another code; nothing tells the two apart. */
export type AskError = 'missing-reference' | 'missing-code' | 'wrong' | 'held';

export interface AskToActivateProps {
  readonly reference?: string | undefined;
  readonly errors?: readonly AskError[] | undefined;
}

type Page = AskToActivateProps & PageContext;

const fields: Readonly<Record<AskError, string | undefined>> = {
  'missing-reference': 'reference',
  'missing-code': 'code',
  wrong: 'reference',
  held: undefined,
};

function problems({ errors = [], lang }: Page): readonly SummarizedError[] {
  const { ask } = textsFor(lang).activate;
  return errors.map((error) => ({ ...(fields[error] ? { field: fields[error] } : {}), text: ask.problems[error] }));
}

function Body(page: Page): VNode {
  const { activate } = textsFor(page.lang);
  const { ask } = activate;
  const errors = problems(page);
  return (
    <ActivateFrame page={page} title={activate.title} errors={errors}>
      <Text>{ask.intro}</Text>
      <Form action="/activate" csrf={page.csrf}>
        <TextInput
          id="reference"
          label={activate.reference}
          hint={ask.referenceHint}
          error={errorOf(errors, 'reference')}
          value={page.reference ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <RecoveryCodeInput id="code" label={activate.code} hint={ask.codeHint} error={errorOf(errors, 'code')} />
        <Button>{ask.submit}</Button>
      </Form>
      <Details summary={ask.lost}>
        <Text>{ask.lostHow}</Text>
      </Details>
    </ActivateFrame>
  );
}

/** The way in for whoever has the two codes of the file. */
export const askToActivateView: View<AskToActivateProps> = {
  title: ({ errors = [], lang }) => titleWith(textsFor(lang).activate.title, errors.length > 0, lang),
  body: (page) => <Body {...page} />,
};
