import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { Question, type QuestionProps } from './question.tsx';

export type SecondFactorKind = 'totp' | 'passkey' | 'sms' | 'recovery-code';

export interface SecondFactorProps extends Omit<QuestionProps, 'otherHref'> {
  /** Takes `factor`. */
  readonly action: string;
  /** Only what this person holds, best first. Shown after a first factor was right, never before. */
  readonly choices: readonly SecondFactorKind[];
  /** `fresh`: what was passed is too old for this request. */
  readonly why: 'required' | 'offered' | 'fresh';
  readonly error?: 'missing' | undefined;
}

function reason({ why, service, wants, lang }: SecondFactorProps & PageContext): string {
  const { acr, signIn } = textsFor(lang);
  const { secondFactor } = signIn;
  return why === 'fresh' ? secondFactor.fresh(service.name) : secondFactor[why](service.name, acr[wants].name);
}

function Body(page: SecondFactorProps & PageContext): VNode {
  const { common, signIn } = textsFor(page.lang);
  const { factors, secondFactor } = signIn;
  const errors: readonly SummarizedError[] = page.error ? [{ field: 'factor', text: secondFactor.missing }] : [];
  const choices = page.choices.map((value) => ({
    value,
    label: factors[value].name,
    hint: factors[value].hint,
  }));
  return (
    <Question page={page} title={secondFactor.title} errors={errors}>
      <Text>{reason(page)}</Text>
      <Form action={page.action} csrf={page.csrf}>
        <Radios name="factor" legend={secondFactor.legend} choices={choices} error={errors[0]?.text} />
        <Button>{common.continue}</Button>
      </Form>
    </Question>
  );
}

export const secondFactorView: View<SecondFactorProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.secondFactor.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
