import type { View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { BankFrame } from './bank-frame.tsx';
import { bankWords } from './bank-words.ts';

/** Where the provider sends a person back to after log-out. Says nothing that depends on who asks. */
export const bankLoggedOutView: View<object> = {
  title: ({ lang }) => bankWords(lang).bank.loggedOut.title,
  body: (page) => {
    const words = bankWords(page.lang).bank.loggedOut;
    return (
      <BankFrame {...page}>
        <Sheet>
          <Heading>{words.title}</Heading>
          <Text>{words.text}</Text>
          <LinkButton href="/bank">{words.back}</LinkButton>
        </Sheet>
      </BankFrame>
    );
  },
};
