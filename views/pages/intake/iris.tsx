import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeIrisProps extends IntakeProps {
  /** How many are held; undefined while nobody has said anything of them. */
  readonly eyes: 0 | 1 | 2 | undefined;
  /** As chosen. */
  readonly reason: string;
}

const held = ['none', 'one', 'both'] as const;

function Body(page: IntakeIrisProps & PageContext): VNode {
  const { intake, intakeCard } = textsFor(page.lang);
  const { iris } = intakeCard;
  const { eyes } = page;
  const errors = errorsOf(page, page.lang);
  return (
    <IntakeFrame page={page}>
      <Text>{iris.intro}</Text>
      {eyes === undefined ? null : (
        <Inset>
          {iris.have[held[eyes]]} {iris.again}
        </Inset>
      )}
      <Form action={`${page.around.base}/iris`} csrf={page.csrf} withFiles>
        {(['left', 'right'] as const).map((eye) => (
          <FileInput key={eye} id={eye} label={iris[eye]} error={errorOf(errors, eye)} accept="image/*" />
        ))}
        <Radios
          name="reason"
          legend={iris.reason}
          choices={[
            { value: '', label: iris.both, checked: page.reason === '' },
            ...(['missing', 'injured', 'unreadable'] as const).map((value) => ({
              value,
              label: iris.reasons[value],
              checked: page.reason === value,
            })),
          ]}
        />
        <Button>{intake.next}</Button>
      </Form>
    </IntakeFrame>
  );
}

/** The eyes, for the card system alone. */
export const intakeIrisView: View<IntakeIrisProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
