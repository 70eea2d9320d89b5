import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { RecoveryCodeInput, TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

/** `wrong`: no such file, or another code; nothing tells the two apart. */
export type AskError = 'missing-reference' | 'missing-code' | 'wrong' | 'held';

export interface AskProps {
  readonly reference?: string | undefined;
  readonly errors?: readonly AskError[] | undefined;
}

type Page = AskProps & PageContext;

function problems({ errors = [], lang }: Page): readonly SummarizedError[] {
  const { ask } = textsFor(lang).applyFile;
  const lines: Record<AskError, SummarizedError> = {
    'missing-reference': { field: 'reference', text: ask.missingReference },
    'missing-code': { field: 'code', text: ask.missingCode },
    wrong: { field: 'reference', text: ask.wrong },
    held: { text: ask.held },
  };
  return errors.map((error) => lines[error]);
}

function Body(page: Page): VNode {
  const { apply, applyFile } = textsFor(page.lang);
  const { ask } = applyFile;
  const errors = problems(page);
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{ask.title}</Heading>
      <Text>{ask.intro}</Text>
      <Form action="/apply/status" csrf={page.csrf}>
        <TextInput
          id="reference"
          label={apply.keep.reference}
          hint={ask.referenceHint}
          error={errorOf(errors, 'reference')}
          value={page.reference ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <RecoveryCodeInput id="code" label={apply.keep.code} hint={ask.codeHint} error={errorOf(errors, 'code')} />
        <Button>{ask.submit}</Button>
      </Form>
      <Details summary={ask.lost}>
        <Text>{ask.lostHow}</Text>
      </Details>
    </Sheet>
  );
}

/** The way to a file for whoever has no account yet. */
export const askView: View<AskProps> = {
  title: (page) => titleWith(textsFor(page.lang).applyFile.ask.title, (page.errors ?? []).length > 0, page.lang),
  body: (page) => <Body {...page} />,
};
