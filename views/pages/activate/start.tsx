import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps } from './frame.tsx';

export interface StartActivationProps extends ActivateProps {
  readonly channel: 'online' | 'counter';
}

function Body(page: StartActivationProps & PageContext): VNode {
  const { activate } = textsFor(page.lang);
  const { start } = activate;
  return (
    <ActivateFrame page={page} title={activate.title}>
      <Text>{start.intro}</Text>
      <Bullets items={start[page.channel]} />
      <Inset>{start.nobody}</Inset>
      <Text>{start.hour}</Text>
      <Form action="/activate/begin" csrf={page.csrf}>
        <Button>{start.submit}</Button>
      </Form>
      <Ways links={[{ href: '/apply/file', text: activate.file }]} csrf={page.csrf} />
    </ActivateFrame>
  );
}

/** What to have ready, for whoever has opened the file. */
export const startActivationView: View<StartActivationProps> = {
  title: ({ lang }) => textsFor(lang).activate.title,
  body: (page) => <Body {...page} />,
};
