import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf, titleWith } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { NotificationBanner } from '../../components/notices.tsx';
import { Text } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

export type ProofingProblem = keyof ReturnType<typeof textsFor>['deskPeople']['proofing']['problems'];

export interface ProofingProps extends DeskProps {
  readonly number?: string | undefined;
  readonly problem?: ProofingProblem | undefined;
  readonly isProofed?: boolean;
}

const aboutTheFace: readonly ProofingProblem[] = ['no-picture', 'bad-picture', 'face-differs'];

function Body({ number, problem, isProofed, desk, ...context }: ProofingProps & PageContext): VNode {
  const { proofing } = textsFor(context.lang).deskPeople;
  const errors = problem ? [{ field: aboutTheFace.includes(problem) ? 'face' : 'number', text: proofing.problems[problem] }] : [];
  const notice = isProofed ? (
    <NotificationBanner lang={context.lang} success>
      {proofing.proofed}
    </NotificationBanner>
  ) : null;
  return (
    <DeskFrame current="proofing" title={proofing.title} notice={notice} desk={desk} context={context}>
      <ErrorSummary errors={errors} lang={context.lang} />
      <Text>{proofing.intro}</Text>
      <Form action="/proofing" csrf={context.csrf} withFiles>
        <TextInput
          id="number"
          label={proofing.number}
          value={number}
          error={errorOf(errors, 'number')}
          inputmode="numeric"
          autocomplete="off"
        />
        <FileInput
          id="face"
          label={proofing.face}
          hint={proofing.faceHint}
          error={errorOf(errors, 'face')}
          accept="image/jpeg,image/png,image/webp"
          capture="user"
        />
        <Button>{proofing.submit}</Button>
      </Form>
    </DeskFrame>
  );
}

/** A colleague who was appointed by ceremony stands at the counter. */
export const proofingView: View<ProofingProps> = {
  title: ({ problem, lang }) => titleWith(textsFor(lang).deskPeople.proofing.title, problem !== undefined, lang),
  body: (page) => <Body {...page} />,
};
