import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps } from './frame.tsx';

export type OwnFactor = 'passkey' | 'totp' | 'text';

export interface ChooseFactorProps extends ActivateProps {
  readonly choices: readonly OwnFactor[];
  readonly error?: 'missing' | undefined;
}

function Body(page: ChooseFactorProps & PageContext): VNode {
  const { factor } = textsFor(page.lang).activate;
  const errors: readonly SummarizedError[] = page.error ? [{ field: 'factor', text: factor.missing }] : [];
  return (
    <ActivateFrame page={page} title={factor.title} errors={errors}>
      <Text>{factor.intro}</Text>
      <Form action="/activate/factor" csrf={page.csrf}>
        <Radios
          name="factor"
          legend={factor.legend}
          choices={page.choices.map((value) => ({ value, ...factor.choices[value] }))}
          error={errors[0]?.text}
        />
        <Button>{factor.submit}</Button>
      </Form>
    </ActivateFrame>
  );
}

/** What stands beside the password from now on. */
export const chooseFactorView: View<ChooseFactorProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).activate.factor.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
