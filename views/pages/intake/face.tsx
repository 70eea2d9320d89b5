import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeFaceProps extends IntakeProps {
  /** Path of the picture there is. */
  readonly picture: string | undefined;
}

function Body(page: IntakeFaceProps & PageContext): VNode {
  const { intake } = textsFor(page.lang);
  const { face } = intake;
  const { base } = page.around;
  return (
    <IntakeFrame page={page}>
      <Text>{face.intro}</Text>
      {page.picture ? (
        <figure class="dd-intake__face">
          <img src={page.picture} alt={face.alt} width="160" />
          <figcaption>{face.have}</figcaption>
        </figure>
      ) : null}
      <Form action={`${base}/face`} csrf={page.csrf} withFiles>
        <FileInput
          id="picture"
          label={face.choose}
          error={errorOf(errorsOf(page, page.lang), 'picture')}
          accept="image/*"
          capture="environment"
        />
        <Button>{intake.next}</Button>
      </Form>
      {page.picture ? (
        <LinkButton href={`${base}/fingers`} look="secondary">
          {intake.goOn}
        </LinkButton>
      ) : null}
    </IntakeFrame>
  );
}

/** The face, taken at the counter by the officer. */
export const intakeFaceView: View<IntakeFaceProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
