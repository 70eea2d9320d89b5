import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { FileKey } from '../../components/file-key.tsx';
import { Sheet, Steps, Subheading, Text } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface DoneProps {
  readonly reference: string;
  /** As printed. */
  readonly code: string;
  readonly dueOn: string | undefined;
}

function Body({ reference, code, dueOn, lang }: DoneProps & PageContext): VNode {
  const { done } = textsFor(lang).applyFile;
  return (
    <Sheet>
      <div class="govuk-panel govuk-panel--confirmation">
        <h1 class="govuk-panel__title">{done.title}</h1>
      </div>
      <FileKey reference={reference} code={code} lang={lang} />
      <Text>{done.text}</Text>
      <Subheading>{done.next}</Subheading>
      {dueOn ? <Text>{done.dueOn(formatDate(dueOn, lang))}</Text> : null}
      <Steps items={done.steps} />
      <LinkButton href="/apply/file">{done.status}</LinkButton>
    </Sheet>
  );
}

/** The file is sent: what opens it, and what happens next. */
export const doneView: View<DoneProps> = {
  title: ({ lang }) => textsFor(lang).applyFile.done.title,
  body: (page) => <Body {...page} />,
};
