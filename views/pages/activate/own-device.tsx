import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { TotpOffer, type TotpOfferProps } from '../../components/totp-offer.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps } from './frame.tsx';

export interface OwnTotpProps extends ActivateProps, TotpOfferProps {
  readonly hidden: Readonly<Record<string, string>>;
  readonly error?: 'missing' | 'wrong' | 'expired' | undefined;
}

function OtherWay({ csrf, lang }: PageContext): VNode {
  return <Ways links={[{ href: '/activate/factor', text: textsFor(lang).activate.factor.other }]} csrf={csrf} />;
}

function Totp(page: OwnTotpProps & PageContext): VNode {
  const { activate, factorChanges } = textsFor(page.lang);
  const { totp } = factorChanges;
  const errors: readonly SummarizedError[] = page.error ? [{ field: 'code', text: totp[page.error] }] : [];
  return (
    <ActivateFrame page={page} title={activate.totp.title} errors={errors}>
      <TotpOffer {...page} />
      <Form action="/activate/factor/totp" csrf={page.csrf} hidden={page.hidden}>
        <CodeInput id="code" label={totp.label} hint={totp.step2} error={errors[0]?.text} />
        <Button>{activate.totp.submit}</Button>
      </Form>
      <OtherWay {...page} />
    </ActivateFrame>
  );
}

export const ownTotpView: View<OwnTotpProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).activate.totp.title, error !== undefined, lang),
  body: (page) => <Totp {...page} />,
};

export interface OwnPasskeyProps extends ActivateProps {
  readonly passkey: PasskeyEndpoints;
}

function Passkey(page: OwnPasskeyProps & PageContext): VNode {
  const { passkey } = textsFor(page.lang).activate;
  return (
    <ActivateFrame page={page} title={passkey.title}>
      <Text>{passkey.intro}</Text>
      <PasskeyButton mode="enrol" look="primary" {...page.passkey} csrf={page.csrf} label={passkey.button} lang={page.lang} />
      <WithoutPasskey noScript={passkey.noScript} unsupported={passkey.unsupported} />
      <OtherWay {...page} />
    </ActivateFrame>
  );
}

export const ownPasskeyView: View<OwnPasskeyProps> = {
  title: ({ lang }) => textsFor(lang).activate.passkey.title,
  body: (page) => <Passkey {...page} />,
  scripts: passkeyScripts,
};
