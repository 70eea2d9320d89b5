import type { VNode } from 'preact';
import type { AccountLevel, Acr, UnreachableBecause } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import type { ServiceInfo } from '../../components/service-box.tsx';
import { Heading, Sheet, Steps, Subheading, Text } from '../../components/sheet.tsx';
import { atStart } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface UnreachableProps {
  /** Returns to the service with the error. */
  readonly returnAction: string;
  readonly service: ServiceInfo;
  readonly holds: AccountLevel;
  readonly wants: Acr;
  readonly because: UnreachableBecause;
  /** Decides which offices and documents are named. */
  readonly subjectKind: 'citizen' | 'foreigner';
}

type Page = UnreachableProps & PageContext;

function titleOf({ because, wants, lang }: Page): string {
  const { acr, outcomes } = textsFor(lang);
  if (because === 'needs-passkey') return outcomes.unreachable.passkeyTitle;
  return because === 'no-factor' ? outcomes.unreachable.titleFactor(acr[wants].name) : outcomes.unreachable.title(acr[wants].name);
}

function explanation({ because, service, wants, subjectKind, lang }: Page) {
  const { acr, outcomes } = textsFor(lang);
  const { unreachable } = outcomes;
  const level = acr[wants].name;
  switch (because) {
    case 'account-level':
      return { why: unreachable.levelExplained(service.name, level), how: unreachable.howTitle, steps: unreachable[subjectKind] };
    case 'no-factor':
      return { why: unreachable.noFactor(service.name, level), how: unreachable.howToAdd, steps: unreachable.noFactorHow };
    case 'needs-passkey':
      return { why: unreachable.passkey(service.name), how: unreachable.howToAdd, steps: unreachable.passkeyHow };
  }
}

/** The two levels side by side: what one has and what is wanted. */
function Levels({ holds, wants, service, lang }: Page): VNode {
  const { accountLevels, acr, outcomes } = textsFor(lang);
  return (
    <dl class="dd-levels">
      <div>
        <dt>{outcomes.unreachable.youHold}</dt>
        <dd>{accountLevels[holds].name}</dd>
      </div>
      <div>
        <dt>{outcomes.unreachable.serviceWants(service.name)}</dt>
        <dd>{atStart(acr[wants].name)}</dd>
      </div>
    </dl>
  );
}

function Body(page: Page): VNode {
  const { unreachable } = textsFor(page.lang).outcomes;
  const { why, how, steps } = explanation(page);
  const levelMissing = page.because === 'account-level';
  return (
    <Sheet>
      <Heading>{titleOf(page)}</Heading>
      {levelMissing ? <Levels {...page} /> : null}
      <Text>{why}</Text>
      <Subheading>{how}</Subheading>
      <Steps items={steps} />
      <Text>
        {levelMissing ? (
          <>
            {unreachable.hours}{' '}
            <a class="govuk-link" href="/apply/guide">
              {unreachable.guide}
            </a>
          </>
        ) : (
          <a class="govuk-link" href="/me">
            {unreachable.openAccount}
          </a>
        )}
      </Text>
      <Form action={page.returnAction} csrf={page.csrf}>
        <p class="govuk-hint">{unreachable.returnHint(page.service.name)}</p>
        <Button>{unreachable.return(page.service.name)}</Button>
      </Form>
    </Sheet>
  );
}

/** Look ahead: said as soon as the first factor is right, before a second is asked for nothing (assurance.md section 4). */
export const unreachableView: View<UnreachableProps> = {
  title: titleOf,
  body: (page) => <Body {...page} />,
};
