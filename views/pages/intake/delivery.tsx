import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface TypedDelivery {
  readonly to: string;
  readonly address: string;
}

export interface IntakeDeliveryProps extends IntakeProps {
  readonly typed: TypedDelivery;
  /** The collection form names the place there is. */
  readonly isSigned: boolean;
}

function Body(page: IntakeDeliveryProps & PageContext): VNode {
  const { intake, intakeCard } = textsFor(page.lang);
  const { delivery } = intakeCard;
  const errors = errorsOf(page, page.lang);
  const { typed } = page;
  return (
    <IntakeFrame page={page}>
      {page.isSigned ? <Inset>{delivery.changes}</Inset> : null}
      <Form action={`${page.around.base}/delivery`} csrf={page.csrf}>
        <Radios
          name="to"
          legend={delivery.legend}
          error={errorOf(errors, 'to')}
          choices={[
            { value: 'unit', label: delivery.unit, checked: typed.to === 'unit' },
            { value: 'address', label: delivery.address, hint: delivery.addressHint, checked: typed.to === 'address' },
          ]}
        />
        <TextInput
          id="address"
          label={delivery.where}
          hint={delivery.whereHint}
          error={errorOf(errors, 'address')}
          value={typed.address}
          autocomplete="off"
        />
        <Button>{intake.next}</Button>
      </Form>
    </IntakeFrame>
  );
}

/** Where the card is to go. */
export const intakeDeliveryView: View<IntakeDeliveryProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
