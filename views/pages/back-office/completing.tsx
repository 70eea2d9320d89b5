import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import type { TypedDetails } from '../apply/detail-inputs.tsx';
import { type ApplyError, errorsOf } from '../apply/frame.tsx';
import { type SupplementField, SupplementInputs } from '../apply/supplement-inputs.tsx';
import { itemWords } from '../apply-file/item-words.ts';

export interface CompletingProps extends DeskProps {
  readonly applicationId: string;
  readonly reference: string;
  /** Of the file as it is shown. */
  readonly version: number;
  readonly items: readonly string[];
  readonly note: string | undefined;
  readonly fields: readonly SupplementField[];
  readonly typed?: Partial<TypedDetails> | undefined;
  readonly errors: readonly ApplyError[];
}

type Page = CompletingProps & PageContext;

function Body(page: Page): VNode {
  const { completing } = textsFor(page.lang).deskFile;
  const errors = errorsOf(page, page.lang);
  return (
    <DeskFrame
      title={completing.title(page.reference)}
      desk={page.desk}
      context={page}
      notice={<ErrorSummary errors={errors} lang={page.lang} />}
    >
      <Text>{completing.intro}</Text>
      <Bullets items={page.items.map((item) => itemWords(item, page.lang))} />
      {page.note ? <Inset>{page.note}</Inset> : null}
      <Form action={`/files/${page.applicationId}/complete`} csrf={page.csrf} hidden={{ version: String(page.version) }} withFiles>
        <SupplementInputs fields={page.fields} typed={page.typed ?? {}} errors={errors} lang={page.lang} />
        <Text>{completing.maker}</Text>
        <Button>{completing.go}</Button>
      </Form>
    </DeskFrame>
  );
}

/** What an applicant brings to the office after it was asked for: all of it, or the file goes on waiting. */
export const completingView: View<CompletingProps> = {
  title: ({ reference, errors, lang }) => titleWith(textsFor(lang).deskFile.completing.title(reference), errors.length > 0, lang),
  body: (page) => <Body {...page} />,
};
