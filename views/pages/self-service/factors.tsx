import type { VNode } from 'preact';
import type { FactorKind } from '../../../src/domain/credentials/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame, Card } from '../../components/account-frame.tsx';
import { LinkButton } from '../../components/button.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { Tag } from '../../components/tag.tsx';
import type { DoneCode } from '../../done-code.ts';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface ShownFactor {
  readonly id: string;
  readonly kind: FactorKind;
  /** What the person or their device called it. */
  readonly label?: string | undefined;
  /** Absent for a text message: the number comes from the register. */
  readonly addedAt?: Date | undefined;
  readonly lastUsedAt?: Date | undefined;
}

export interface FactorsProps {
  readonly factors: readonly ShownFactor[];
  /** Recovery codes that have not been used. */
  readonly codesLeft: number;
  /** A recovery code opened this session: only adding is open. */
  readonly addOnly: boolean;
  readonly done?: DoneCode | undefined;
}

type Page = FactorsProps & PageContext;

function TagOf({ kind, lang }: { kind: FactorKind; lang: Page['lang'] }): VNode | null {
  const { list } = textsFor(lang).factorChanges;
  if (kind === 'passkey') return <Tag tone="green">{list.resists}</Tag>;
  return kind === 'sms' ? <Tag tone="yellow">{list.restricted}</Tag> : null;
}

/** A password is changed, not removed; the phone number comes from the register. */
function ActionOf({ factor, name, lang }: { factor: ShownFactor; name: string; lang: Page['lang'] }): VNode | null {
  const { list } = textsFor(lang).factorChanges;
  const hidden = <span class="govuk-visually-hidden"> – {name}</span>;
  if (factor.kind === 'password')
    return (
      <a class="govuk-link" href="/me/factors/password">
        {list.change}
        {hidden}
      </a>
    );
  if (factor.kind !== 'totp' && factor.kind !== 'passkey') return null;
  return (
    <a class="govuk-link" href={`/me/factors/${encodeURIComponent(factor.id)}/remove`}>
      {list.remove}
      {hidden}
    </a>
  );
}

function FactorCard({ factor, page }: { factor: ShownFactor; page: Page }): VNode {
  const { factorChanges, selfService } = textsFor(page.lang);
  const { list } = factorChanges;
  const kind = selfService.factorNames[factor.kind];
  const name = factor.label ? `${kind} “${factor.label}”` : kind;
  const hint = factor.kind === 'sms' ? list.smsHint : factor.kind === 'password' ? list.passwordHint : undefined;
  const used = factor.lastUsedAt ? list.lastUsed(formatDate(factor.lastUsedAt, page.lang)) : list.neverUsed;
  const since = factor.addedAt ? `${list.added(formatDate(factor.addedAt, page.lang))} · ${used}` : undefined;
  return (
    <Card
      title={name}
      tag={<TagOf kind={factor.kind} lang={page.lang} />}
      actions={page.addOnly ? null : <ActionOf factor={factor} name={name} lang={page.lang} />}
    >
      {hint ? <p class="govuk-body dd-tight">{hint}</p> : null}
      {since ? <p class="dd-quiet dd-tight">{since}</p> : null}
    </Card>
  );
}

function RecoveryCard({ codesLeft, addOnly, lang }: Page): VNode {
  const { factorChanges, selfService } = textsFor(lang);
  const { list } = factorChanges;
  return (
    <Card
      title={selfService.factorNames['recovery-code']}
      tag={codesLeft > 0 && codesLeft <= 3 ? <Tag tone="yellow">{list.recoveryLeft(codesLeft)}</Tag> : null}
      actions={
        addOnly ? null : (
          <a class="govuk-link" href="/me/factors/recovery-codes">
            {codesLeft > 0 ? list.renew : list.issue}
          </a>
        )
      }
    >
      <p class="govuk-body dd-tight">{codesLeft > 0 ? list.recoveryLeft(codesLeft) : list.recoveryNone}</p>
    </Card>
  );
}

function AddCards({ lang }: Page): VNode {
  const { list } = textsFor(lang).factorChanges;
  return (
    <>
      <Card
        title={list.addPasskey}
        tag={<Tag tone="green">{list.recommended}</Tag>}
        actions={<LinkButton href="/me/factors/passkey">{list.addPasskey}</LinkButton>}
      >
        <p class="govuk-body dd-tight">{list.addPasskeyHint}</p>
      </Card>
      <Card
        title={list.addTotp}
        actions={
          <LinkButton href="/me/factors/totp" look="secondary">
            {list.addTotp}
          </LinkButton>
        }
      >
        <p class="govuk-body dd-tight">{list.addTotpHint}</p>
      </Card>
    </>
  );
}

function Body(page: Page): VNode {
  const { list, recoveryOnly } = textsFor(page.lang).factorChanges;
  return (
    <AccountFrame current="factors" title={list.title} intro={list.intro} done={page.done} context={page}>
      {page.addOnly ? (
        <Inset>
          <p>
            <strong>{recoveryOnly.title}</strong>
          </p>
          <p>{recoveryOnly.text}</p>
        </Inset>
      ) : null}
      <Subheading>{list.mine}</Subheading>
      {page.factors.map((factor) => (
        <FactorCard key={factor.id} factor={factor} page={page} />
      ))}
      <RecoveryCard {...page} />
      <Subheading>{list.addTitle}</Subheading>
      <AddCards {...page} />
      <Text>{list.freshNote}</Text>
    </AccountFrame>
  );
}

export const factorsView: View<FactorsProps> = {
  title: ({ lang }) => textsFor(lang).factorChanges.list.title,
  body: (page) => <Body {...page} />,
};
