import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { BackLink } from '../../components/notices.tsx';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Bullets, Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface AddPasskeyProps {
  readonly passkey: PasskeyEndpoints;
}

function Body({ passkey: endpoints, csrf, lang }: AddPasskeyProps & PageContext): VNode {
  const { common, factorChanges } = textsFor(lang);
  const { passkey } = factorChanges;
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <Heading>{passkey.title}</Heading>
      <Text>{passkey.intro}</Text>
      <Bullets items={passkey.points} />
      <PasskeyButton mode="enrol" look="primary" {...endpoints} csrf={csrf} label={passkey.button} lang={lang} />
      <WithoutPasskey noScript={passkey.noScript} unsupported={passkey.unsupported} />
      <Ways links={[{ href: '/me/factors/totp', text: passkey.instead }]} csrf={csrf} />
    </Sheet>
  );
}

export const addPasskeyView: View<AddPasskeyProps> = {
  title: ({ lang }) => textsFor(lang).factorChanges.passkey.title,
  body: (page) => <Body {...page} />,
  scripts: passkeyScripts,
};
