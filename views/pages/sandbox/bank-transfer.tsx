import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { BankFrame } from './bank-frame.tsx';
import type { CustomerProps } from './bank-shapes.ts';
import { bankWords } from './bank-words.ts';

type Problem = keyof ReturnType<typeof bankWords>['bank']['transfer']['problems'];

export interface BankTransferProps extends CustomerProps {
  readonly order: string;
  readonly fields: { readonly payee: string; readonly amount: string; readonly note: string };
  readonly problems: readonly Problem[];
  readonly payees: readonly { readonly id: string; readonly name: string; readonly account: string }[];
  /** Seconds that the bank's interface accepts. */
  readonly maxAge: number;
}

type Page = BankTransferProps & PageContext;

const fieldOf = {
  payee: 'payee',
  'amount-missing': 'amount',
  'amount-number': 'amount',
  'amount-small': 'amount',
  'amount-large': 'amount',
  'note-long': 'note',
} as const satisfies Record<Problem, keyof BankTransferProps['fields']>;

function Fields({ fields, problems, payees, lang }: Page): VNode {
  const words = bankWords(lang).bank.transfer;
  const errorOf = (field: string): string | undefined => {
    const found = problems.find((problem) => fieldOf[problem] === field);
    return found && words.problems[found];
  };
  const choices = payees.map(({ id, name, account }) => ({
    value: id,
    label: name,
    hint: words.payeeAccount(account),
    checked: id === fields.payee,
  }));
  return (
    <>
      <Radios name="payee" legend={words.payee} choices={choices} error={errorOf('payee')} />
      <TextInput
        id="amount"
        label={words.amount}
        hint={words.amountHint}
        error={errorOf('amount')}
        value={fields.amount}
        inputmode="numeric"
        autocomplete="off"
        class="govuk-input--width-10"
      />
      <TextInput id="note" label={words.note} error={errorOf('note')} value={fields.note} autocomplete="off" />
    </>
  );
}

function Body(page: Page): VNode {
  const { order, problems, maxAge, csrf, lang } = page;
  const words = bankWords(lang).bank.transfer;
  const errors = problems.map((problem) => ({ field: fieldOf[problem], text: words.problems[problem] }));
  return (
    <BankFrame {...page} customer={page}>
      <Sheet wide>
        <ErrorSummary errors={errors} lang={lang} />
        <Heading>{words.title}</Heading>
        <Text>{words.lead(Math.round(maxAge / 60))}</Text>
        <Form action="/bank/transfer" csrf={csrf} hidden={{ order }}>
          <Fields {...page} />
          <Button>{words.submit}</Button>
        </Form>
      </Sheet>
    </BankFrame>
  );
}

export const bankTransferView: View<BankTransferProps> = {
  title: ({ problems, lang }) => titleWith(bankWords(lang).bank.transfer.title, problems.length > 0, lang),
  body: (page) => <Body {...page} />,
};
