import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeFaceProps extends IntakeProps {
  /** Path of the picture there is. */
  readonly picture: string | undefined;
  /** The picture goes to the card system: it is held for it and cannot be shown. */
  readonly forCard: { readonly isHeld: boolean } | undefined;
}

function Body(page: IntakeFaceProps & PageContext): VNode {
  const { intake, intakeCard } = textsFor(page.lang);
  const { face } = intake;
  const { base } = page.around;
  return (
    <IntakeFrame page={page}>
      <Text>{page.forCard ? intakeCard.face.intro : face.intro}</Text>
      {page.forCard ? <Text>{intakeCard.face.kept}</Text> : null}
      {page.forCard?.isHeld ? <Inset>{intakeCard.face.have}</Inset> : null}
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
      {page.picture || page.forCard?.isHeld ? (
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
