import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { Button } from '../../../components/button.tsx';
import { ErrorSummary, titleWith } from '../../../components/error-summary.tsx';
import { Form } from '../../../components/form.tsx';
import { Heading, Sheet, Text } from '../../../components/sheet.tsx';
import { TextInput } from '../../../components/text-input.tsx';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import type { PersonProps, StayFields, StayProblem } from './shapes.ts';
import { portalWords } from './words.ts';

export interface PortalStayProps extends PlaceProps, PersonProps {
  /** Number of the filing, from the empty form on. */
  readonly id: string;
  readonly fields: StayFields;
  readonly problems: readonly StayProblem[];
}

type Page = PortalStayProps & PageContext;

const fieldOf = {
  guest: 'guest',
  paper: 'paper',
  arrival: 'arrival',
  'arrival-far': 'arrival',
  nights: 'nights',
  place: 'place',
} as const satisfies Record<StayProblem, keyof StayFields>;

const inputs = [
  ['guest', undefined, {}],
  ['paper', 'govuk-input--width-20', { spellcheck: false, autocapitalize: 'characters' }],
  ['arrival', 'govuk-input--width-10', {}],
  ['nights', 'govuk-input--width-3', { inputmode: 'numeric' }],
  ['place', undefined, {}],
] as const satisfies readonly (readonly [keyof StayFields, string | undefined, object])[];

function Body(page: Page): VNode {
  const { id, fields, problems, csrf, lang } = page;
  const { stay } = portalWords(lang);
  const errors = problems.map((problem) => ({ field: fieldOf[problem], text: stay.problems[problem] }));
  return (
    <PortalFrame {...page} person={page}>
      <Sheet wide>
        <ErrorSummary errors={errors} lang={lang} />
        <Heading>{stay.title}</Heading>
        <Text>{stay.lead}</Text>
        <Form action="/stay-notification" csrf={csrf} hidden={{ id }}>
          {inputs.map(([field, width, attributes]) => (
            <TextInput
              key={field}
              id={field}
              label={stay.fields[field]}
              hint={stay.hints[field]}
              error={errors.find((error) => error.field === field)?.text}
              value={fields[field]}
              autocomplete="off"
              {...(width ? { class: width } : {})}
              {...attributes}
            />
          ))}
          <Button>{stay.submit}</Button>
        </Form>
      </Sheet>
    </PortalFrame>
  );
}

export const portalStayView: View<PortalStayProps> = {
  title: ({ problems, lang }) => titleWith(portalWords(lang).stay.title, problems.length > 0, lang),
  body: (page) => <Body {...page} />,
};
