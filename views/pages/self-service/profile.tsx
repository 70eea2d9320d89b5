import type { VNode } from 'preact';
import type { AccountLevel, Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame, Card } from '../../components/account-frame.tsx';
import { LinkButton } from '../../components/button.tsx';
import { Details } from '../../components/notices.tsx';
import { Inset, PersonNumber, Steps, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Tag } from '../../components/tag.tsx';
import type { DoneCode } from '../../done-code.ts';
import type { HolderPapers } from '../../../src/domain/overviews/papers.ts';
import { formatDate, formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { Papers } from './papers.tsx';

export interface ProfileProps {
  readonly person: {
    readonly name: string;
    readonly number: string;
    readonly birthDate: string;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly level: AccountLevel;
  /** Level 2 only (law.md I8). */
  readonly papers?: HolderPapers | undefined;
  readonly signedIn: { readonly acr: Acr; readonly at: Date; readonly byRecovery: boolean };
  readonly done?: DoneCode | undefined;
}

type Page = ProfileProps & PageContext;

/** Both levels side by side, each with what it means; one's own is marked. */
function Levels({ level, lang }: Page): VNode {
  const { accountLevels, selfService } = textsFor(lang);
  const { profile } = selfService;
  return (
    <ul class="dd-steps">
      {([1, 2] as const).map((one) => (
        <li key={one} class={one === level ? 'dd-step dd-step--mine' : 'dd-step'}>
          <div class="dd-card__head">
            <h3 class="dd-card__title">{accountLevels[one].name}</h3>
            {one === level ? <Tag tone="green">{profile.youHave}</Tag> : null}
          </div>
          <p class="govuk-body">{accountLevels[one].means}</p>
          <p class="govuk-body">{profile.levelMeans[one]}</p>
        </li>
      ))}
    </ul>
  );
}

function Identity({ person, subjectKind, lang }: Page): VNode {
  const { profile } = textsFor(lang).selfService;
  return (
    <>
      <SummaryList
        rows={[
          { key: profile.name, value: person.name },
          { key: profile.number[subjectKind], value: <PersonNumber>{person.number}</PersonNumber> },
          { key: profile.birthDate, value: formatDate(person.birthDate, lang) },
          { key: profile.phone, value: person.phone ?? profile.none },
          { key: profile.email, value: person.email ?? profile.none },
        ]}
      />
      <p class="govuk-hint">{profile.source}</p>
    </>
  );
}

function Body(page: Page): VNode {
  const { acr, outcomes, selfService } = textsFor(page.lang);
  const { profile } = selfService;
  const { signedIn, level, subjectKind } = page;
  return (
    <AccountFrame current="overview" title={profile.hello(page.person.name)} done={page.done} context={page}>
      {signedIn.byRecovery ? (
        <Inset>
          <p>{profile.byRecovery}</p>
          <LinkButton href="/me/factors">{profile.addFactor}</LinkButton>
        </Inset>
      ) : null}
      <Subheading>{profile.level}</Subheading>
      <Levels {...page} />
      {level === 1 ? (
        <Details summary={profile.howTitle}>
          <Steps items={outcomes.unreachable[subjectKind]} />
          <Text>{outcomes.unreachable.hours}</Text>
        </Details>
      ) : null}
      <Subheading>{profile.identity}</Subheading>
      <Card>
        <Identity {...page} />
      </Card>
      {page.papers ? <Papers papers={page.papers} lang={page.lang} /> : null}
      <p class="dd-reference">{profile.signedInAt(acr[signedIn.acr].name, formatDateTime(signedIn.at, page.lang))}</p>
    </AccountFrame>
  );
}

/** First page of the account holder: who they are to us, and what their level means. */
export const profileView: View<ProfileProps> = {
  title: ({ lang }) => textsFor(lang).selfService.profile.title,
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
