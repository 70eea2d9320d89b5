import type { VNode } from 'preact';
import type { PaperStatus } from '../../../src/domain/accounts/integrated-papers.ts';
import type { HolderPapers } from '../../../src/domain/overviews/papers.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { atStart, formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

const tones: Readonly<Record<PaperStatus, Tone>> = {
  valid: 'green',
  expired: 'grey',
  seized: 'yellow',
  suspended: 'yellow',
  revoked: 'red',
};

/** What the holder wanted in the account and is not there, with why. */
function Missing({ missing, lang }: { missing: HolderPapers['missing']; lang: Lang }): VNode {
  const { law, papers } = textsFor(lang);
  return (
    <>
      <h3 class="govuk-heading-s">{papers.missingTitle}</h3>
      <SummaryList
        rows={missing.map(({ kind, number, standing }) => ({
          key: atStart(law.documents[kind]),
          value: (
            <>
              {number}
              <br />
              {standing === 'integrated' || standing === 'file-ended' ? '' : papers.reasons[standing]}
            </>
          ),
        }))}
      />
    </>
  );
}

/** The papers in an account of level 2. */
export function Papers({ papers: { integrated, missing }, lang }: { papers: HolderPapers; lang: Lang }): VNode {
  const { law, papers } = textsFor(lang);
  const state = (status: PaperStatus, expiresOn: string | undefined): VNode => (
    <>
      <Tag tone={tones[status]}>{papers.statuses[status]}</Tag>{' '}
      {status === 'valid' && expiresOn ? papers.until(formatDate(expiresOn, lang)) : ''}
    </>
  );
  return (
    <>
      <Subheading>{papers.mineTitle}</Subheading>
      <Text>{integrated.length > 0 ? papers.mineIntro : papers.mineNone}</Text>
      {integrated.length > 0 ? (
        <Table
          caption={papers.mineTitle}
          head={papers.mineHead}
          rows={integrated.map(({ kind, number, status, expiresOn, integratedAt }) => [
            atStart(law.documents[kind]),
            number,
            state(status, expiresOn),
            formatDate(integratedAt, lang),
          ])}
        />
      ) : null}
      {missing.length > 0 ? <Missing missing={missing} lang={lang} /> : null}
    </>
  );
}
