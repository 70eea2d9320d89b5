import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { DetailInputs, type TypedDetails } from '../apply/detail-inputs.tsx';
import { errorsOf, StepFrame, type StepProps, stepTitle } from '../apply/frame.tsx';
import { itemWords } from './item-words.ts';

export interface SupplementProps extends StepProps {
  readonly items: readonly string[];
  readonly note: string | undefined;
  /** What of it can be given here; nothing: all of it is brought to the office. */
  readonly fields: readonly ('number' | 'name' | 'birthDate' | 'sex' | 'face' | 'papers')[];
  readonly typed?: Partial<TypedDetails> | undefined;
}

type Page = SupplementProps & PageContext;

function Pictures({ page }: { page: Page }): VNode {
  const { face } = textsFor(page.lang).apply;
  const { supplement } = textsFor(page.lang).applyFile;
  const errors = errorsOf(page, page.lang);
  return (
    <>
      {page.fields.includes('face') ? (
        <>
          <FileInput id="taken" label={face.taken} hint={face.takenHint} error={errorOf(errors, 'taken')} accept="image/*" capture="user" />
          <FileInput
            id="chosen"
            label={face.other}
            hint={face.chosenHint}
            error={errorOf(errors, 'chosen')}
            accept="image/jpeg,image/png,image/webp"
          />
        </>
      ) : null}
      {page.fields.includes('papers') ? (
        <FileInput
          id="papers"
          label={supplement.papers}
          hint={supplement.papersHint}
          error={errorOf(errors, 'papers')}
          accept="image/jpeg,image/png,image/webp"
          multiple
        />
      ) : null}
    </>
  );
}

function Body(page: Page): VNode {
  const { supplement } = textsFor(page.lang).applyFile;
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
          <DetailInputs fields={page.fields} typed={page.typed ?? {}} errors={errorsOf(page, page.lang)} foreign={false} lang={page.lang} />
          <Pictures page={page} />
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
