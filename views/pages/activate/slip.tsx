import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { RecoveryCodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps, OtherProofs, type Proof } from './frame.tsx';

export interface ProveSlipProps extends ActivateProps {
  readonly others: readonly Proof[];
  readonly error?: 'missing' | 'wrong' | 'held' | undefined;
}

function Body(page: ProveSlipProps & PageContext): VNode {
  const { slip } = textsFor(page.lang).activate;
  const { error } = page;
  const errors: readonly SummarizedError[] = error ? [{ ...(error === 'held' ? {} : { field: 'code' }), text: slip.problems[error] }] : [];
  return (
    <ActivateFrame page={page} title={slip.title} errors={errors}>
      <Form action="/activate/slip" csrf={page.csrf}>
        <RecoveryCodeInput id="code" label={slip.label} hint={slip.hint} error={errorOf(errors, 'code')} />
        <Button>{slip.submit}</Button>
      </Form>
      <OtherProofs {...page} />
    </ActivateFrame>
  );
}

/** The code of the slip that the counter handed out. */
export const proveSlipView: View<ProveSlipProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).activate.slip.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
