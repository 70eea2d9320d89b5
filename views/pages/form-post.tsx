import type { ComponentChildren, VNode } from 'preact';
import type { View } from '../../src/platform/http/types.ts';
import { Button } from '../components/button.tsx';
import { HiddenInputs } from '../components/form.tsx';
import { safeHref } from '../components/safe-href.ts';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';

export interface HandOverProps {
  /** For `response_mode=form_post` the service's redirect address. */
  readonly action: string;
  /** For `response_mode=form_post` the parameters of the authorization response. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Leaves by itself where scripts run. It may go to another origin, so it must not carry our `csrf`. */
export function HandOver({ action, inputs, children }: HandOverProps & { children: ComponentChildren }): VNode {
  return (
    <form method="post" action={safeHref(action)} data-form-post>
      <HiddenInputs values={inputs} />
      {children}
    </form>
  );
}

/** `response_mode=form_post`. */
export const formPostView: View<HandOverProps> = {
  title: ({ lang }) => textsFor(lang).leaving.formPost.title,
  body: ({ action, inputs, lang }) => {
    const { formPost } = textsFor(lang).leaving;
    return (
      <Sheet>
        <Heading>{formPost.title}</Heading>
        <Text>{formPost.body}</Text>
        <HandOver action={action} inputs={inputs}>
          <Button>{formPost.submit}</Button>
        </HandOver>
      </Sheet>
    );
  },
  scripts: ['form-post.js'],
};
