import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink, WarningText } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

function Ask({ csrf, lang }: PageContext): VNode {
  const { common, factorChanges } = textsFor(lang);
  const { recovery } = factorChanges;
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <Heading>{recovery.title}</Heading>
      <Text>{recovery.intro}</Text>
      <Text>{recovery.replaces}</Text>
      <Form action="/me/factors/recovery-codes" csrf={csrf}>
        <Button>{recovery.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const issueRecoveryCodesView: View<object> = {
  title: ({ lang }) => textsFor(lang).factorChanges.recovery.title,
  body: (page) => <Ask {...page} />,
};

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
}

function Shown({ codes, lang }: RecoveryCodesProps & PageContext): VNode {
  const { recovery } = textsFor(lang).factorChanges;
  return (
    <Sheet>
      <Heading>{recovery.shownTitle}</Heading>
      <WarningText lang={lang}>{recovery.once}</WarningText>
      <ol class="dd-codes" aria-label={recovery.listLabel}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <LinkButton href="/me/factors">{recovery.saved}</LinkButton>
    </Sheet>
  );
}

/** The one time the codes are seen: only hashes are kept. */
export const recoveryCodesView: View<RecoveryCodesProps> = {
  title: ({ lang }) => textsFor(lang).factorChanges.recovery.shownTitle,
  body: (page) => <Shown {...page} />,
};
