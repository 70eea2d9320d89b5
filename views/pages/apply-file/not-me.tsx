import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface NotByMeProps {
  readonly token: string;
}

function Ask({ token, csrf, lang }: NotByMeProps & PageContext): VNode {
  const { notMe } = textsFor(lang).applyFile;
  return (
    <Sheet>
      <Heading>{notMe.title}</Heading>
      <Text>{notMe.text}</Text>
      <Text>{notMe.stop}</Text>
      <Form action="/apply/not-me" csrf={csrf} hidden={{ token }}>
        <Button look="warning">{notMe.submit}</Button>
      </Form>
    </Sheet>
  );
}

/** Behind the link of a warning. Opening it changes nothing: mail scanners open links too. */
export const notByMeView: View<NotByMeProps> = {
  title: ({ lang }) => textsFor(lang).applyFile.notMe.title,
  body: (page) => <Ask {...page} />,
};

export interface NotByMeEndProps {
  readonly end: 'stopped' | 'noted' | 'late' | 'no-link';
}

function endWords({ end, lang }: NotByMeEndProps & PageContext): { title: string; text: string } {
  const { notMe } = textsFor(lang).applyFile;
  return {
    stopped: { title: notMe.doneTitle, text: notMe.done },
    noted: { title: notMe.notedTitle, text: notMe.noted },
    late: { title: notMe.lateTitle, text: notMe.late },
    'no-link': { title: notMe.goneTitle, text: notMe.gone },
  }[end];
}

export const notByMeEndView: View<NotByMeEndProps> = {
  title: (page) => endWords(page).title,
  body: (page) => (
    <Sheet>
      <Heading>{endWords(page).title}</Heading>
      <Text>{endWords(page).text}</Text>
    </Sheet>
  ),
};
