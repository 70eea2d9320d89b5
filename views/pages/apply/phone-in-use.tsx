import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { StepFrame } from './frame.tsx';

export interface PhoneInUseProps {
  readonly phone: string;
}

function Body(page: PhoneInUseProps & PageContext): VNode {
  const { phoneInUse } = textsFor(page.lang).apply;
  return (
    <StepFrame page={page} title={phoneInUse.title}>
      <Text>{phoneInUse.text(page.phone)}</Text>
      <Text>{phoneInUse.claimText}</Text>
      <Form action="/apply/phone-in-use" csrf={page.csrf}>
        <Button>{phoneInUse.claim}</Button>
      </Form>
      <Ways links={[{ href: '/apply/contacts', text: phoneInUse.other }]} csrf={page.csrf} />
    </StepFrame>
  );
}

/** Only for somebody who has just proved the number. */
export const phoneInUseView: View<PhoneInUseProps> = {
  title: ({ lang }) => textsFor(lang).apply.phoneInUse.title,
  body: (page) => <Body {...page} />,
};
