import type { View } from '../../src/platform/http/types.ts';
import { Button } from '../components/button.tsx';
import { HiddenInputs } from '../components/form.tsx';
import { safeHref } from '../components/safe-href.ts';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';

export interface FormPostProps {
  /** The service's redirect address. */
  readonly action: string;
  /** Parameters of the authorization response. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** `response_mode=form_post`. The form leaves for another origin, so it must not carry our `csrf`. */
export const formPostView: View<FormPostProps> = {
  title: ({ lang }) => textsFor(lang).leaving.formPost.title,
  body: ({ action, inputs, lang }) => {
    const { formPost } = textsFor(lang).leaving;
    return (
      <Sheet>
        <Heading>{formPost.title}</Heading>
        <Text>{formPost.body}</Text>
        <form method="post" action={safeHref(action)} data-form-post>
          <HiddenInputs values={inputs} />
          <Button>{formPost.submit}</Button>
        </form>
      </Sheet>
    );
  },
  scripts: ['form-post.js'],
};
