import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { titleWith } from '../../components/error-summary.tsx';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface PasskeyProps extends QuestionProps {
  readonly passkey: PasskeyEndpoints;
  readonly error?: 'failed' | undefined;
}

function Body(page: PasskeyProps & PageContext): VNode {
  const { passkey } = textsFor(page.lang).signIn;
  return (
    <Question page={page} title={passkey.title} errors={page.error ? [{ text: passkey[page.error] }] : []}>
      <Text>{passkey.intro}</Text>
      <PasskeyButton mode="sign-in" look="primary" {...page.passkey} csrf={page.csrf} label={passkey.button} lang={page.lang} />
      <WithoutPasskey noScript={passkey.noScript} unsupported={passkey.unsupported} />
    </Question>
  );
}

export const passkeyView: View<PasskeyProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.passkey.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
  scripts: passkeyScripts,
};
