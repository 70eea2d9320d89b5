import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { TotpOffer, type TotpOfferProps } from '../../components/totp-offer.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeDeviceProps extends IntakeProps {
  readonly hasDevice: boolean;
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

function Body(page: Page): VNode {
  const { device } = textsFor(page.lang).intakeEnd;
  const { base } = page.around;
  return (
    <IntakeFrame page={page}>
      <Text>{device.intro}</Text>
      {page.hasDevice ? <Inset>{device.have}</Inset> : null}
      {page.offer ? (
        <Offered {...page} shown={page.offer} />
      ) : (
        <Form action={`${base}/device/offer`} csrf={page.csrf}>
          <Button look="secondary">{device.offer}</Button>
        </Form>
      )}
      <LinkButton href={`${base}/statement`} look={page.offer ? 'secondary' : 'primary'}>
        {page.hasDevice ? textsFor(page.lang).intake.goOn : device.skip}
      </LinkButton>
    </IntakeFrame>
  );
}

/** A code app of the applicant's own, which sleeps until the activation. */
export const intakeDeviceView: View<IntakeDeviceProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
