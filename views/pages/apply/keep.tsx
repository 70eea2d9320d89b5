import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { FileKey } from '../../components/file-key.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { StepFrame, type StepProps } from './frame.tsx';

export interface KeepProps extends StepProps {
  readonly reference: string;
  /** As printed; undefined when this browser no longer has it. */
  readonly code: string | undefined;
  readonly keptUntil: Date;
  readonly next: string;
}

function Body(page: KeepProps & PageContext): VNode {
  const { apply, common } = textsFor(page.lang);
  const { keep } = apply;
  return (
    <StepFrame page={page} title={keep.title}>
      <Text>{keep.text}</Text>
      <FileKey reference={page.reference} code={page.code} lang={page.lang} />
      {page.code ? null : (
        <>
          <Text>{keep.lost}</Text>
          <Form action="/apply/keep" csrf={page.csrf}>
            <Button look="secondary">{keep.renew}</Button>
          </Form>
        </>
      )}
      <Text>{keep.keptUntil(formatDate(page.keptUntil, page.lang))}</Text>
      <LinkButton href={page.next}>{common.continue}</LinkButton>
    </StepFrame>
  );
}

/** Reference and code, given out with the first contact that was confirmed. */
export const keepView: View<KeepProps> = {
  title: ({ lang }) => textsFor(lang).apply.keep.title,
  body: (page) => <Body {...page} />,
};
