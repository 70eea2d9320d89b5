import type { VNode } from 'preact';
import type { FactorKind } from '../../../src/domain/credentials/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame, Card, Facts } from '../../components/account-frame.tsx';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Subheading, Text } from '../../components/sheet.tsx';
import { Tag } from '../../components/tag.tsx';
import type { DoneCode } from '../../done-code.ts';
import { deviceName } from '../../device-words.ts';
import { atStart, formatDate, formatDateTime, formatList, withinSentence } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface ShownSession {
  readonly uid: string;
  readonly isHere: boolean;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly address: string;
  readonly userAgent: string;
  readonly services: readonly string[];
  readonly factors: readonly FactorKind[];
}

export interface ShownDevice {
  readonly id: string;
  readonly userAgent: string;
  readonly since: Date;
  readonly lastSeenAt: Date;
}

export interface SessionsProps {
  readonly sessions: readonly ShownSession[];
  readonly devices: readonly ShownDevice[];
  readonly done?: DoneCode | undefined;
}

type Page = SessionsProps & PageContext;

function SessionCard({ session, page }: { session: ShownSession; page: Page }): VNode {
  const { selfService } = textsFor(page.lang);
  const { sessions } = selfService;
  const device = deviceName(session.userAgent, page.lang);
  const factors = [...new Set(session.factors)].map((kind) => withinSentence(selfService.factorNames[kind]));
  return (
    <Card
      title={device}
      tag={session.isHere ? <Tag tone="green">{sessions.here}</Tag> : null}
      actions={
        <Form action="/me/sessions/end" csrf={page.csrf} hidden={{ session: session.uid }}>
          <Button look="secondary">
            {sessions.end}
            <span class="govuk-visually-hidden"> {sessions.endWhat(device)}</span>
          </Button>
        </Form>
      }
    >
      <Facts
        items={[
          { name: sessions.started, value: formatDateTime(session.startedAt, page.lang) },
          { name: sessions.lastUsed, value: formatDateTime(session.lastUsedAt, page.lang) },
          { name: sessions.place, value: session.address },
          { name: sessions.factors, value: atStart(formatList(factors, page.lang)) },
          { name: sessions.services, value: session.services.length > 0 ? formatList(session.services, page.lang) : sessions.noServices },
        ]}
      />
    </Card>
  );
}

function DeviceCard({ device, page }: { device: ShownDevice; page: Page }): VNode {
  const { sessions } = textsFor(page.lang).selfService;
  const name = deviceName(device.userAgent, page.lang);
  return (
    <Card
      title={name}
      actions={
        <Form action="/me/devices/forget" csrf={page.csrf} hidden={{ device: device.id }}>
          <button type="submit" class="dd-link-button">
            {sessions.forget}
            <span class="govuk-visually-hidden"> – {name}</span>
          </button>
        </Form>
      }
    >
      <Facts
        items={[
          { name: sessions.known, value: formatDate(device.since, page.lang) },
          { name: sessions.lastUsed, value: formatDate(device.lastSeenAt, page.lang) },
        ]}
      />
    </Card>
  );
}

function Body(page: Page): VNode {
  const { sessions } = textsFor(page.lang).selfService;
  return (
    <AccountFrame current="sessions" title={sessions.title} intro={sessions.intro} done={page.done} context={page}>
      <Subheading>{sessions.sessionsTitle}</Subheading>
      {page.sessions.map((session) => (
        <SessionCard key={session.uid} session={session} page={page} />
      ))}
      <Subheading>{sessions.endAllTitle}</Subheading>
      <Text>{sessions.endAllText}</Text>
      <LinkButton href="/me/sessions/end-all" look="warning">
        {sessions.endAll}
      </LinkButton>
      <Subheading>{sessions.devicesTitle}</Subheading>
      <Text>{page.devices.length > 0 ? sessions.devicesIntro : sessions.noDevices}</Text>
      {page.devices.map((device) => (
        <DeviceCard key={device.id} device={device} page={page} />
      ))}
    </AccountFrame>
  );
}

export const sessionsView: View<SessionsProps> = {
  title: ({ lang }) => textsFor(lang).selfService.sessions.title,
  body: (page) => <Body {...page} />,
};
