import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Subheading, Text } from '../../components/sheet.tsx';
import { type Texts, textsFor } from '../../texts/texts.ts';
import { DetailInputs, type TypedDetails } from './detail-inputs.tsx';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface DetailsProps extends StepProps, TypedDetails {
  readonly subjectKind: 'citizen' | 'foreigner';
  /** The number contradicts the rest: a question, which going on with the same number answers. */
  readonly doubts?: readonly (keyof Texts['apply']['details']['doubts'])[] | undefined;
}

type Page = DetailsProps & PageContext;

function Doubts({ doubts = [], lang }: Page): VNode | null {
  const { details } = textsFor(lang).apply;
  if (doubts.length === 0) return null;
  return (
    <Inset>
      <Subheading>{details.doubtTitle}</Subheading>
      <Bullets items={doubts.map((doubt) => details.doubts[doubt])} />
      <Text>{details.doubtText}</Text>
    </Inset>
  );
}

function Body(page: Page): VNode {
  const { apply, common } = textsFor(page.lang);
  const { details } = apply;
  const isCitizen = page.subjectKind === 'citizen';
  const fields = [...(isCitizen ? ['number'] : []), 'name', 'birthDate', 'sex'];
  const sure: Record<string, string> = (page.doubts ?? []).length > 0 ? { sure: page.number ?? '' } : {};
  return (
    <StepFrame page={page} title={details.title}>
      <Doubts {...page} />
      <Form action="/apply/details" csrf={page.csrf} hidden={sure}>
        <DetailInputs fields={fields} typed={page} errors={errorsOf(page, page.lang)} foreign={!isCitizen} lang={page.lang} />
        <Button>{common.continue}</Button>
      </Form>
    </StepFrame>
  );
}

/** What the applicant says about themselves; registers confirm it later. */
export const detailsView: View<DetailsProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.details.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
