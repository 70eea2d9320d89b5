import type { ComponentChildren, VNode } from 'preact';
import type { HeldRole, Permission } from '../../src/domain/officers/types.ts';
import type { RegistryHealth } from '../../src/domain/registries/types.ts';
import type { Lang, PageContext } from '../../src/platform/http/types.ts';
import { formatDate, formatDateTime } from '../format.ts';
import { textsFor } from '../texts/texts.ts';
import { Form } from './form.tsx';
import { Inset, Heading } from './sheet.tsx';

/** What stands around every page of the desk. */
export interface DeskHead {
  readonly fullName: string;
  readonly roles: readonly Pick<HeldRole, 'role' | 'unitName'>[];
  readonly permissions: readonly Permission[];
  readonly lamps: readonly RegistryHealth[];
  /** Appointed by ceremony: when it ends. */
  readonly endsAt: Date | undefined;
  /** Sandbox: signed in without a passkey. */
  readonly totpStandsIn: boolean;
}

/** Props of every page of the desk. */
export interface DeskProps {
  readonly desk: DeskHead;
}

export type DeskPage = Exclude<keyof ReturnType<typeof textsFor>['desk']['nav'], 'label'>;

/** Pages of the navigation, each for whoever has the permission; none: for every officer. */
const pages: Readonly<Record<DeskPage, { readonly href: string; readonly permission?: Permission }>> = {
  home: { href: '/' },
  intakeCitizens: { href: '/intake/citizens', permission: 'intake.citizen' },
  intakeForeigners: { href: '/intake/foreigners', permission: 'intake.foreigner' },
  worklist: { href: '/worklist', permission: 'worklist.view' },
  tasks: { href: '/tasks', permission: 'task.close' },
  calls: { href: '/calls', permission: 'activation.reopen' },
  people: { href: '/people', permission: 'person.search' },
  proofing: { href: '/proofing', permission: 'officer.proof' },
  undelivered: { href: '/undelivered', permission: 'messages.undeliverable' },
  holidays: { href: '/holidays', permission: 'holidays.record' },
  rules: { href: '/rules', permission: 'rules.view' },
  events: { href: '/events', permission: 'registers.events' },
  deadJobs: { href: '/jobs', permission: 'jobs.dead' },
};

function Navigation({ current, desk, lang }: { current: DeskPage | undefined; desk: DeskHead; lang: Lang }): VNode {
  const { nav } = textsFor(lang).desk;
  const open = (Object.keys(pages) as DeskPage[]).filter((name) => {
    const { permission } = pages[name];
    return permission === undefined || desk.permissions.includes(permission);
  });
  return (
    <nav class="dd-desk__nav" aria-label={nav.label}>
      <ul>
        {open.map((name) => (
          <li key={name}>
            <a href={pages[name].href} aria-current={name === current ? 'page' : undefined}>
              {nav[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A lamp is a word; its colour only repeats it. */
function Lamps({ lamps, lang }: { lamps: readonly RegistryHealth[]; lang: Lang }): VNode | null {
  const { head, registries, lamps: words } = textsFor(lang).desk;
  if (lamps.length === 0) return null;
  return (
    <ul class="dd-lamps" aria-label={head.registries}>
      {lamps.map(({ register, lamp, since }) => (
        <li key={register} class={`dd-lamp dd-lamp--${lamp}`}>
          {registries[register]}{' '}
          <span class={lamp === 'up' ? 'govuk-visually-hidden' : ''}>
            {words[lamp]}
            {since ? ` ${words.since(formatDateTime(since, lang))}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Head({ desk, context }: { desk: DeskHead; context: PageContext }): VNode {
  const { head, roles } = textsFor(context.lang).desk;
  return (
    <div class="dd-desk__head">
      <p class="dd-desk__who">
        {head.signedInAs} <strong>{desk.fullName}</strong>
        {desk.roles.map(({ role, unitName }) => (
          <span key={`${role} ${unitName.vi}`} class="dd-desk__role">
            {roles[role]} {head.at} {unitName[context.lang]}
          </span>
        ))}
      </p>
      <Form action="/log-out" csrf={context.csrf}>
        <button type="submit" class="dd-link-button">
          {head.logOut}
        </button>
      </Form>
      <Lamps lamps={desk.lamps} lang={context.lang} />
    </div>
  );
}

interface FrameProps {
  /** Absent for a page that is not in the navigation. */
  readonly current?: DeskPage;
  readonly title: string;
  /** Said to be done, or in the way: above the title. */
  readonly notice?: ComponentChildren;
  /** Beside the page: the steps of something that has several. */
  readonly side?: ComponentChildren;
  readonly desk: DeskHead;
  readonly context: PageContext;
  readonly children: ComponentChildren;
}

/** A page of the desk: who is signed in with which roles, how the registers do, and where one may go. */
export function DeskFrame({ current, title, notice, side, desk, context, children }: FrameProps): VNode {
  const { head } = textsFor(context.lang).desk;
  const main = (
    <div class="dd-desk__main">
      {notice}
      <Heading>{title}</Heading>
      {children}
    </div>
  );
  return (
    <div class="dd-desk">
      <Head desk={desk} context={context} />
      <Navigation current={current} desk={desk} lang={context.lang} />
      {desk.endsAt ? <Inset>{head.byCeremony(formatDate(desk.endsAt, context.lang))}</Inset> : null}
      {desk.totpStandsIn ? <Inset>{head.totpStandsIn}</Inset> : null}
      {side ? (
        <div class="dd-desk__beside">
          {side}
          {main}
        </div>
      ) : (
        main
      )}
    </div>
  );
}
