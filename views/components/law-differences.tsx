import type { VNode } from 'preact';
import type { Difference } from '../../src/domain/rule-sets/differences.ts';
import type { RuleSet } from '../../src/domain/rule-sets/types.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { formatDate } from '../format.ts';
import { differenceInWords } from '../law-differences.ts';
import { textsFor } from '../texts/texts.ts';
import { Table } from './table.tsx';

interface Props {
  readonly before: RuleSet;
  readonly after: RuleSet;
  readonly differences: readonly Difference[];
  readonly lang: Lang;
}

/** What the next generation says otherwise. */
export function DifferenceTable({ before, after, differences, lang }: Props): VNode {
  const { law, lawPage } = textsFor(lang);
  return (
    <Table
      caption={lawPage.differences(law.generations[before.id], law.generations[after.id], formatDate(after.effectiveFrom, lang))}
      head={[lawPage.rule, lawPage.was, lawPage.is]}
      rows={differences.map((difference) => {
        const { subject, was, is } = differenceInWords(difference, { before, after, lang });
        return [subject, was, is];
      })}
      empty={lawPage.noDifferences}
    />
  );
}
