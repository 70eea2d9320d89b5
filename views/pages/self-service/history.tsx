import type { VNode } from 'preact';
import type { HistoryEntry } from '../../../src/domain/overviews/sign-in-history.ts';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame } from '../../components/account-frame.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { claimLabel } from '../../claim-words.ts';
import { deviceName } from '../../device-words.ts';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface HistoryProps {
  readonly entries: readonly HistoryEntry[];
  readonly nextHref?: string | undefined;
  /** Absent on the newest page. */
  readonly newestHref?: string | undefined;
}

type Page = HistoryProps & PageContext;

function reasonOf(code: string, lang: Page['lang']): string {
  const { reasons } = textsFor(lang).selfService.history;
  return Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : reasons.other;
}

function Place({ entry, lang }: { entry: HistoryEntry; lang: Page['lang'] }): VNode | null {
  if (!entry.address && !entry.userAgent) return null;
  return (
    <>
      {deviceName(entry.userAgent, lang)}
      <span class="dd-quiet">{entry.address}</span>
    </>
  );
}

function Released({ entry, lang }: { entry: HistoryEntry; lang: Page['lang'] }): VNode {
  const { history } = textsFor(lang).selfService;
  const { outcome } = entry;
  if (outcome.kind === 'refused') return <>{reasonOf(outcome.code, lang)}</>;
  return (
    <>
      {outcome.claims.length === 0 ? (
        history.nothing
      ) : (
        <details class="dd-small-details">
          <summary>{history.released(outcome.claims.length)}</summary>
          <ul>
            {outcome.claims.map((claim) => (
              <li key={claim}>{claimLabel(claim, lang)}</li>
            ))}
          </ul>
        </details>
      )}
      {outcome.offline ? <span class="dd-quiet">{history.offline}</span> : null}
    </>
  );
}

function Level({ entry, lang }: { entry: HistoryEntry; lang: Page['lang'] }): VNode {
  const { acr, selfService } = textsFor(lang);
  const { outcome } = entry;
  if (outcome.kind === 'refused') return <Tag tone="red">{selfService.history.refused}</Tag>;
  return <Tag tone={outcome.acr.includes('level-2') ? 'green' : 'blue'}>{acr[outcome.acr as Acr]?.name ?? outcome.acr}</Tag>;
}

function Body(page: Page): VNode {
  const { lang } = page;
  const { history } = textsFor(lang).selfService;
  const { head } = history;
  return (
    <AccountFrame current="history" title={history.title} intro={history.intro} context={page}>
      <Table
        caption={history.caption}
        head={[head.time, head.service, head.level, head.released, head.place]}
        rows={page.entries.map((entry) => [
          formatDateTime(entry.at, lang),
          entry.service?.[lang] ?? history.none,
          <Level entry={entry} lang={lang} />,
          <Released entry={entry} lang={lang} />,
          <Place entry={entry} lang={lang} />,
        ])}
        empty={history.empty}
      />
      {page.newestHref ? (
        <p class="govuk-body">
          <a class="govuk-link" href={page.newestHref}>
            {history.newest}
          </a>
        </p>
      ) : null}
      <Pagination lang={lang} nextHref={page.nextHref} />
    </AccountFrame>
  );
}

/** Every use of the account, refusals too: the holder is the best detective. */
export const historyView: View<HistoryProps> = {
  title: ({ lang }) => textsFor(lang).selfService.history.title,
  body: (page) => <Body {...page} />,
};
