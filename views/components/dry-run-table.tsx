import type { VNode } from 'preact';
import type { DryRunReport } from '../../src/domain/overviews/dry-run.ts';
import type { FileChange } from '../../src/domain/rule-sets/dry-run.ts';
import type { ProcedureOutcome } from '../../src/domain/rule-sets/eligibility.ts';
import type { ContactKind, RuleSet } from '../../src/domain/rule-sets/types.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { formatCount, formatList } from '../format.ts';
import { limitInWords } from '../law-words.ts';
import { textsFor } from '../texts/texts.ts';
import { Text } from './sheet.tsx';
import { Table } from './table.tsx';

function mayInWords(outcome: ProcedureOutcome, lang: Lang): string {
  const { dryRun } = textsFor(lang);
  if (outcome.kind === 'not-open') return dryRun.notOpen[outcome.reason];
  if (outcome.kind === 'unclear') return dryRun.unclear;
  return outcome.throughGuardian ? dryRun.openThroughGuardian : dryRun.open;
}

function missingInWords(kinds: readonly ContactKind[], lang: Lang): string {
  const { dryRun, law } = textsFor(lang);
  const names = kinds.map((kind) => law.contactKinds[kind]);
  return names.length === 0 ? dryRun.nothingMissing : formatList(names, lang);
}

/** Before and after. */
function sidesOf(change: FileChange, lang: Lang): readonly [string, string] {
  const { dryRun, law, lawPage } = textsFor(lang);
  const both = <T,>(said: (side: T) => string, sides: { readonly before: T; readonly after: T }): readonly [string, string] => [
    said(sides.before),
    said(sides.after),
  ];
  switch (change.kind) {
    case 'limit':
      return both((limit) => (limit ? limitInWords(limit, lang) : lawPage.unknown), change);
    case 'office':
      return both((receives) => dryRun[receives ? 'receives' : 'receivesNot'](law.unitKinds[change.unitKind]), change);
    case 'contacts':
      return both((missing) => missingInWords(missing, lang), change);
    case 'eligibility':
      return both((outcome) => mayInWords(outcome, lang), change);
  }
}

/** What would be otherwise with the open files under these rules. */
export function DryRunTable({ rules, report, lang }: { rules: RuleSet; report: DryRunReport; lang: Lang }): VNode {
  const { dryRun, law } = textsFor(lang);
  const { head } = dryRun;
  const count = (of: number): string => formatCount(of, lang);
  return (
    <>
      <Text>{dryRun.intro(law.generations[rules.id])}</Text>
      <Text>{dryRun.looked(count(report.looked), count(report.open))}</Text>
      {report.withoutAnswers > 0 ? <Text>{dryRun.withoutAnswers(count(report.withoutAnswers))}</Text> : null}
      <Table
        caption={dryRun.caption}
        head={[head.procedure, head.change, head.was, head.is, head.count]}
        empty={dryRun.none}
        rows={report.changes.map(({ procedure, change, count: files }) => [
          law.procedures[procedure],
          dryRun.kinds[change.kind],
          ...sidesOf(change, lang),
          count(files),
        ])}
      />
    </>
  );
}
