import type { VNode } from 'preact';
import type { WholeFile } from '../../../src/domain/overviews/file.ts';
import type { FilePaper } from '../../../src/domain/overviews/papers.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { atStart, formatDate, formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

function answerOf({ asked, standing }: FilePaper, lang: Lang): string {
  const { papers } = textsFor(lang);
  if (!asked && standing !== 'once-answered') return papers.notAsked;
  if (!asked?.outcome) return papers.waiting(asked?.attempts ?? 0);
  if (asked.outcome === 'not-found') return papers.notFound;
  if (asked.outcome === 'no-register' || !asked.status) return papers.noRegister;
  const status = papers.statuses[asked.status];
  return asked.expiresOn ? `${status}, ${papers.until(formatDate(asked.expiresOn, lang))}` : status;
}

function Standing({ paper, lang }: { paper: FilePaper; lang: Lang }): VNode {
  const { papers } = textsFor(lang);
  const { integrated, standing } = paper;
  if (!integrated) return <>{papers.standings[standing]}</>;
  return (
    <>
      <Tag tone="green">{papers.standings.integrated}</Tag>{' '}
      {papers.since(formatDateTime(integrated.integratedAt, lang), papers.statuses[integrated.status])}
    </>
  );
}

/** Papers that the applicant wants in the account: declared, answered, integrated or not. */
export function Papers({ file, lang }: { file: WholeFile; lang: Lang }): VNode | null {
  const { papers, law } = textsFor(lang);
  if (file.papers.length === 0) return null;
  return (
    <>
      <Table
        caption={papers.fileTitle}
        head={papers.fileHead}
        rows={file.papers.map((paper) => [
          atStart(law.documents[paper.kind]),
          paper.number,
          answerOf(paper, lang),
          <Standing paper={paper} lang={lang} />,
        ])}
      />
      <Text>{papers.fileIntro}</Text>
    </>
  );
}
