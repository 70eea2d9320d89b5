import type { VNode } from 'preact';
import type { LinkState } from '../../../src/domain/registrations/identities/rules.ts';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

interface IdentitiesProps {
  readonly applicationId: string;
  readonly link: LinkState;
  readonly mayLink: boolean;
  readonly context: PageContext;
}

/** Somebody who became a citizen holds two accounts: said to every officer, linked by one who decides. */
export function Identities({ applicationId, link, mayLink, context }: IdentitiesProps): VNode | null {
  const { identities } = textsFor(context.lang).deskFile;
  if (link === 'none') return null;
  return (
    <Inset>
      <Text>{identities[link]}</Text>
      {link === 'linkable' && mayLink ? (
        <Form action={`/files/${applicationId}/identities`} csrf={context.csrf}>
          <Button look="secondary">{identities.go}</Button>
        </Form>
      ) : null}
    </Inset>
  );
}
