import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import type { TypedDetails } from '../apply/detail-inputs.tsx';
import { errorsOf, StepFrame, type StepProps, stepTitle } from '../apply/frame.tsx';
import { type SupplementField, SupplementInputs } from '../apply/supplement-inputs.tsx';
import { itemWords } from './item-words.ts';

export interface SupplementProps extends StepProps {
  readonly items: readonly string[];
  readonly note: string | undefined;
  /** What of it can be given here; nothing: all of it is brought to the office. */
  readonly fields: readonly SupplementField[];
  readonly typed?: Partial<TypedDetails> | undefined;
}

type Page = SupplementProps & PageContext;

function Body(page: Page): VNode {
  const { supplement } = textsFor(page.lang).applyFile;
  const errors = errorsOf(page, page.lang);
  return (
    <StepFrame page={page} title={supplement.title}>
      <Bullets items={page.items.map((item) => itemWords(item, page.lang))} />
      {page.note ? (
        <Inset>
          <strong>{supplement.note}</strong> <span class="dd-anywhere">{page.note}</span>
        </Inset>
      ) : null}
      {page.fields.length === 0 ? <Text>{supplement.atOffice}</Text> : null}
      {page.fields.length > 0 ? (
        <Form action="/apply/file/supplement" csrf={page.csrf} withFiles>
          <SupplementInputs fields={page.fields} typed={page.typed ?? {}} errors={errors} lang={page.lang} />
          <Button>{supplement.submit}</Button>
        </Form>
      ) : null}
    </StepFrame>
  );
}

/** Everything that was asked for, in one form: an answer restarts the limit, so it is given at once. */
export const supplementView: View<SupplementProps> = {
  title: (page) => stepTitle(textsFor(page.lang).applyFile.supplement.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
