import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps, OtherProofs, type Proof } from './frame.tsx';

export interface ProveDeviceProps extends ActivateProps {
  /** A code app was enrolled at the counter. */
  readonly totp: boolean;
  /** A passkey was. */
  readonly passkey?: PasskeyEndpoints | undefined;
  readonly others: readonly Proof[];
  readonly error?: 'missing' | 'wrong' | 'held' | undefined;
}

type Page = ProveDeviceProps & PageContext;

function Passkey({ passkey, csrf, lang }: Page & { passkey: PasskeyEndpoints }): VNode {
  const { activate } = textsFor(lang);
  return (
    <>
      <Text>{activate.device.passkeyText}</Text>
      <PasskeyButton mode="sign-in" look="primary" {...passkey} csrf={csrf} label={activate.device.passkey} lang={lang} />
      <WithoutPasskey noScript={activate.passkey.noScript} unsupported={activate.passkey.unsupported} />
    </>
  );
}

function Body(page: Page): VNode {
  const { device } = textsFor(page.lang).activate;
  const { error } = page;
  const errors: readonly SummarizedError[] = error
    ? [{ ...(error === 'held' ? {} : { field: 'code' }), text: device.problems[error] }]
    : [];
  return (
    <ActivateFrame page={page} title={device.title} errors={errors}>
      {page.passkey ? <Passkey {...page} passkey={page.passkey} /> : null}
      {page.totp ? (
        <Form action="/activate/device" csrf={page.csrf}>
          <CodeInput id="code" label={device.totpLabel} hint={device.totpHint} error={errorOf(errors, 'code')} />
          <Button>{device.submit}</Button>
        </Form>
      ) : null}
      <OtherProofs {...page} />
    </ActivateFrame>
  );
}

/** The passkey or code app that the person enrolled at the counter. */
export const proveDeviceView: View<ProveDeviceProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).activate.device.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
  scripts: passkeyScripts,
};
