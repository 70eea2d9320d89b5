import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface PasskeyProps extends QuestionProps {
  readonly passkey: PasskeyEndpoints;
}

function Body(page: PasskeyProps & PageContext): VNode {
  const { passkey } = textsFor(page.lang).signIn;
  return (
    <Question page={page} title={passkey.title}>
      <Text>{passkey.intro}</Text>
      <PasskeyButton mode="sign-in" look="primary" {...page.passkey} csrf={page.csrf} label={passkey.button} lang={page.lang} />
      <WithoutPasskey noScript={passkey.noScript} unsupported={passkey.unsupported} />
    </Question>
  );
}

export const passkeyView: View<PasskeyProps> = {
  title: ({ lang }) => textsFor(lang).signIn.passkey.title,
  body: (page) => <Body {...page} />,
  scripts: passkeyScripts,
};
