import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Bullets, Inset, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface FaceProps extends StepProps {
  readonly hasPicture: boolean;
}

function Body(page: FaceProps & PageContext): VNode {
  const { apply, common } = textsFor(page.lang);
  const { face } = apply;
  const errors = errorsOf(page, page.lang);
  return (
    <StepFrame page={page} title={face.title}>
      {page.hasPicture ? <Inset>{face.have}</Inset> : null}
      <Text>{face.text}</Text>
      <Bullets items={face.tips} />
      <Form action="/apply/face" csrf={page.csrf} withFiles>
        <FileInput id="taken" label={face.taken} hint={face.takenHint} error={errorOf(errors, 'taken')} accept="image/*" capture="user" />
        <Details summary={face.other}>
          <FileInput
            id="chosen"
            label={face.chosen}
            hint={face.chosenHint}
            error={errorOf(errors, 'chosen')}
            accept="image/jpeg,image/png,image/webp"
          />
        </Details>
        <Button>{common.continue}</Button>
      </Form>
      {page.hasPicture ? <Ways links={[{ href: '/apply/check', text: face.keep }]} csrf={page.csrf} /> : null}
    </StepFrame>
  );
}

/** The picture that is compared with the register: taken in the sitting, or a file that an officer looks at. */
export const faceView: View<FaceProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.face.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
