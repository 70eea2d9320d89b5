import type { VNode } from 'preact';
import type { SleepingKind } from '../../../src/domain/registrations/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Qr, type QrPicture } from '../../components/qr.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { TotpOffer, type TotpOfferProps } from '../../components/totp-offer.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeDeviceProps extends IntakeProps {
  readonly devices: readonly SleepingKind[];
  /** The way to the page on which the telephone makes a passkey. */
  readonly phone: { readonly qr: QrPicture; readonly minutes: number } | undefined;
  /** A secret that waits for its first code, sealed in the form so that a mistyped code shows the same picture again. */
  readonly offer: (TotpOfferProps & { readonly sealed: string }) | undefined;
}

type Page = IntakeDeviceProps & PageContext;

function Offered(page: Page & { readonly shown: TotpOfferProps & { readonly sealed: string } }): VNode {
  const { device } = textsFor(page.lang).intakeEnd;
  const { sealed, ...offer } = page.shown;
  return (
    <>
      <Text>{device.scan}</Text>
      <TotpOffer {...offer} lang={page.lang} />
      <Form action={`${page.around.base}/device`} csrf={page.csrf} hidden={{ offer: sealed }}>
        <CodeInput id="code" label={device.code} error={errorOf(errorsOf(page, page.lang), 'code')} autofocus />
        <Button>{device.submit}</Button>
      </Form>
    </>
  );
}

function Passkey({ phone, around, csrf, lang }: Page): VNode {
  const { device } = textsFor(lang).intakeEnd;
  return (
    <>
      <Subheading>{device.passkey.title}</Subheading>
      <Text>{device.passkey.intro}</Text>
      {phone ? (
        <>
          <Text>{device.passkey.scan(phone.minutes)}</Text>
          <Qr qr={phone.qr} label={device.passkey.qrLabel} />
          <Text>
            <a class="govuk-link" href={`${around.base}/device`}>
              {device.passkey.refresh}
            </a>
          </Text>
        </>
      ) : (
        <Form action={`${around.base}/device/phone`} csrf={csrf}>
          <Button look="secondary">{device.passkey.offer}</Button>
        </Form>
      )}
    </>
  );
}

function App(page: Page): VNode {
  const { device } = textsFor(page.lang).intakeEnd;
  return (
    <>
      <Subheading>{device.app}</Subheading>
      {page.offer ? (
        <Offered {...page} shown={page.offer} />
      ) : (
        <Form action={`${page.around.base}/device/offer`} csrf={page.csrf}>
          <Button look="secondary">{device.offer}</Button>
        </Form>
      )}
    </>
  );
}

function Body(page: Page): VNode {
  const { device } = textsFor(page.lang).intakeEnd;
  const isBusy = page.offer !== undefined || page.phone !== undefined;
  return (
    <IntakeFrame page={page}>
      <Text>{device.intro}</Text>
      {page.devices.length > 0 ? <Inset>{page.devices.map((kind) => device.have[kind]).join(' ')}</Inset> : null}
      {page.offer ? null : <Passkey {...page} />}
      {page.phone ? null : <App {...page} />}
      <LinkButton href={`${page.around.base}/statement`} look={isBusy ? 'secondary' : 'primary'}>
        {page.devices.length > 0 ? textsFor(page.lang).intake.goOn : device.skip}
      </LinkButton>
    </IntakeFrame>
  );
}

/** What the applicant enrols on their own telephone; it sleeps until the activation. */
export const intakeDeviceView: View<IntakeDeviceProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
