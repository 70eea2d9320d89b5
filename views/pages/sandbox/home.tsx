import type { VNode } from 'preact';
import type { OfficerRole } from '../../../src/domain/officers/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { Bullets, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { sandboxHome as en } from '../../texts/en/sandbox/home.ts';
import { textsFor } from '../../texts/texts.ts';
import { sandboxHome as vi } from '../../texts/vi/sandbox/home.ts';

export interface SandboxHomeProps {
  /** Origin of the provider. */
  readonly issuer: string;
  readonly backOfficeOrigin: string;
  readonly portalOrigin: string;
  readonly people: readonly InventedPerson[];
  readonly officers: readonly InventedOfficer[];
  /** The same for everybody. */
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
  readonly waiting: WaitingFile;
}

/** The codes of the file of who waits for activation. */
export interface WaitingFile {
  readonly reference: string;
  readonly code: string;
  readonly slipCode: string;
}

export interface InventedPerson {
  readonly name: string;
  readonly login: string;
  readonly kind: 'citizen' | 'foreigner' | 'organization';
  readonly level: 1 | 2;
  readonly state: 'active' | 'locked' | 'waiting' | 'dead';
  readonly factors: readonly ('password' | 'totp')[];
}

export interface InventedOfficer {
  readonly name: string;
  readonly login: string;
  readonly role: OfficerRole;
  readonly unit: Readonly<Record<'vi' | 'en', string>>;
}

type Page = SandboxHomeProps & PageContext;

const texts = { vi, en };
const tones = { active: 'green', locked: 'red', waiting: 'yellow', dead: 'grey' } as const;

function Places({ issuer, backOfficeOrigin, portalOrigin, lang }: Page): VNode {
  const { places } = texts[lang];
  const links = [
    [places.bank, '/bank'],
    [places.portal, portalOrigin],
    [places.mailbox, '/mailbox'],
    [places.registries, '/registries'],
    [places.provider, `${issuer}/me`],
    [places.backOffice, backOfficeOrigin],
    [places.discovery, `${issuer}/.well-known/openid-configuration`],
  ] as const;
  return (
    <>
      <Subheading>{places.title}</Subheading>
      <ul class="dd-points">
        {links.map(([{ title, text }, href]) => (
          <li key={href}>
            <h3 class="govuk-heading-s">
              <a class="govuk-link" href={safeHref(href)}>
                {title}
              </a>
            </h3>
            <p class="govuk-body">{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Waiting({ waiting, issuer, lang }: Page): VNode {
  const words = texts[lang].waiting;
  return (
    <Sheet wide>
      <Subheading>{words.title}</Subheading>
      <Text>{words.text}</Text>
      <SummaryList
        rows={[
          { key: words.reference, value: <code>{waiting.reference}</code> },
          { key: words.code, value: <code>{waiting.code}</code> },
          { key: words.slip, value: <code>{waiting.slipCode}</code> },
        ]}
      />
      <Text>
        <a class="govuk-link" href={safeHref(`${issuer}/activate`)}>
          {words.open}
        </a>
      </Text>
    </Sheet>
  );
}

function People({ people, password, totpSecret, lang }: Page): VNode {
  const words = texts[lang].people;
  const rows = people.map(({ name, login, kind, level, state, factors }) => [
    name,
    <code class="dd-number">{login}</code>,
    <>
      {words.kinds[kind]}, {words.level(level)} <Tag tone={tones[state]}>{words.states[state]}</Tag>
    </>,
    factors.length > 0 ? factors.map((factor) => words[factor]).join(', ') : words.none,
  ]);
  const keys = [
    { key: words.passwordIs, value: <code>{password}</code> },
    {
      key: words.secretIs,
      value: (
        <>
          <code>{totpSecret}</code>
          <br />
          {words.secretHint}
        </>
      ),
    },
  ];
  return (
    <Sheet wide>
      <Table caption={words.title} head={[words.name, words.login, words.account, words.factors]} rows={rows} />
      <SummaryList rows={keys} />
    </Sheet>
  );
}

function Officers({ officers, backOfficeOrigin, lang }: Page): VNode {
  const words = texts[lang].officers;
  const { roles } = textsFor(lang).desk;
  return (
    <Sheet wide>
      <Table
        caption={words.title}
        head={[words.name, words.login, words.role, words.unit]}
        rows={officers.map(({ name, login, role, unit }) => [name, <code class="dd-number">{login}</code>, roles[role], unit[lang]])}
      />
      <Text>
        {words.hint}{' '}
        <a class="govuk-link" href={safeHref(backOfficeOrigin)}>
          {words.open}
        </a>
      </Text>
    </Sheet>
  );
}

function Body(page: Page): VNode {
  const words = texts[page.lang];
  return (
    <div class="dd-home">
      <div class="dd-hero">
        <h1 class="govuk-heading-xl">{words.title}</h1>
        <p class="govuk-body-l">{words.lead}</p>
        <LinkButton href="/bank">{words.start}</LinkButton>
      </div>
      <People {...page} />
      <Waiting {...page} />
      <Officers {...page} />
      <Sheet wide>
        <Subheading>{words.tries.title}</Subheading>
        <Bullets items={words.tries.items} />
        <Text>
          <a class="govuk-link" href="/bank">
            {words.start}
          </a>
        </Text>
      </Sheet>
      <Places {...page} />
    </div>
  );
}

/** Front page of the sandbox door. */
export const sandboxHomeView: View<SandboxHomeProps> = {
  title: ({ lang }) => texts[lang].title,
  body: (page) => <Body {...page} />,
};
