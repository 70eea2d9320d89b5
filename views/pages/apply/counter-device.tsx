import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts, WithoutPasskey } from '../../components/passkey-button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface CounterDeviceProps {
  /** What the applicant compares with the screen of the officer. */
  readonly reference: string;
  readonly passkey: PasskeyEndpoints;
}

function Make({ reference, passkey, csrf, lang }: CounterDeviceProps & PageContext): VNode {
  const { counterDevice } = textsFor(lang).activate;
  return (
    <Sheet>
      <Heading>{counterDevice.title}</Heading>
      <Text>{counterDevice.intro(reference)}</Text>
      <Text>{counterDevice.own}</Text>
      <PasskeyButton mode="enrol" look="primary" {...passkey} csrf={csrf} label={counterDevice.button} lang={lang} />
      <WithoutPasskey noScript={counterDevice.noScript} unsupported={counterDevice.unsupported} />
    </Sheet>
  );
}

/** On the applicant's own telephone, at the counter: a passkey that sleeps until the activation. */
export const counterDeviceView: View<CounterDeviceProps> = {
  title: ({ lang }) => textsFor(lang).activate.counterDevice.title,
  body: (page) => <Make {...page} />,
  scripts: passkeyScripts,
};

export interface CounterDeviceEndProps {
  readonly end: 'done' | 'gone';
}

export const counterDeviceEndView: View<CounterDeviceEndProps> = {
  title: ({ end, lang }) => textsFor(lang).activate.counterDevice[end].title,
  body: ({ end, lang }) => {
    const { title, text } = textsFor(lang).activate.counterDevice[end];
    return (
      <Sheet>
        <Heading>{title}</Heading>
        <Text>{text}</Text>
      </Sheet>
    );
  },
};
