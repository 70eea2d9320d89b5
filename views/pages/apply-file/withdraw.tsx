import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface WithdrawProps {
  readonly action: string;
  readonly back: string;
  readonly isDraft: boolean;
  /** It was decided meanwhile. */
  readonly late?: boolean;
}

function Body(page: WithdrawProps & PageContext): VNode {
  const { withdraw } = textsFor(page.lang).applyFile;
  return (
    <Sheet>
      <ErrorSummary errors={page.late ? [{ text: withdraw.late }] : []} lang={page.lang} />
      <Heading>{withdraw.title}</Heading>
      <Text>{page.isDraft ? withdraw.draftText : withdraw.text}</Text>
      <Form action={page.action} csrf={page.csrf}>
        <Button look="warning">{withdraw.submit}</Button>
      </Form>
      <Ways links={[{ href: page.back, text: withdraw.back }]} csrf={page.csrf} />
    </Sheet>
  );
}

/** Asked once more before a file ends. */
export const withdrawView: View<WithdrawProps> = {
  title: ({ lang }) => textsFor(lang).applyFile.withdraw.title,
  body: (page) => <Body {...page} />,
};
