import type { View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

/** Mostly nobody knows any more which service had asked, so none is named. */
export const interactionExpiredView: View<object> = {
  title: ({ lang }) => textsFor(lang).outcomes.expired.title,
  body: ({ lang }) => {
    const { expired } = textsFor(lang).outcomes;
    return (
      <Sheet>
        <Heading>{expired.title}</Heading>
        <Text>{expired.happened}</Text>
        <Text>{expired.todo}</Text>
        <LinkButton href="/" look="secondary">
          {expired.home}
        </LinkButton>
      </Sheet>
    );
  },
};
