import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { WarningText } from '../../components/notices.tsx';
import { Steps, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { StepFrame, type StepProps } from './frame.tsx';

export interface GuardianProps extends StepProps {
  /** The birth date of a draft says so, and can be corrected. */
  readonly tooYoung: boolean;
}

function Body(page: GuardianProps & PageContext): VNode {
  const { guardian } = textsFor(page.lang).apply;
  return (
    <StepFrame page={page} title={guardian.title}>
      {page.tooYoung ? <WarningText lang={page.lang}>{guardian.young}</WarningText> : null}
      <Text>{guardian.text}</Text>
      <Steps items={guardian.steps} />
      <Text>{guardian.bring}</Text>
      <LinkButton href="/apply/guide">{guardian.office}</LinkButton>
      {page.tooYoung ? <Ways links={[{ href: '/apply/details', text: guardian.changeDate }]} csrf={page.csrf} /> : null}
    </StepFrame>
  );
}

/** The way of those who do not apply alone. */
export const guardianView: View<GuardianProps> = {
  title: ({ lang }) => textsFor(lang).apply.guardian.title,
  body: (page) => <Body {...page} />,
};
