import type { VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Facts } from '../../components/account-frame.tsx';
import { Subheading, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

/** What an applicant agrees to, in full. The button below it is the act of agreeing. */
export function Statement({ lang }: { lang: Lang }): VNode {
  const { statement } = textsFor(lang);
  return (
    <>
      <Subheading>{statement.title}</Subheading>
      <Text>{statement.intro}</Text>
      <Facts items={statement.parts.map(({ name, text }) => ({ name, value: text }))} lines />
      <Text>{statement.truth}</Text>
    </>
  );
}
