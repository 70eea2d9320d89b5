import type { Difference } from '../src/domain/rule-sets/differences.ts';
import type { Capability, Eligibility, LockGroundRule, RuleSet } from '../src/domain/rule-sets/types.ts';
import type { Lang } from '../src/platform/http/types.ts';
import { formatDate, formatList } from './format.ts';
import { ageInWords, generalRuleInWords, grantInWords, procedureRuleInWords } from './law-words.ts';
import { textsFor } from './texts/texts.ts';

interface Compared {
  readonly before: RuleSet;
  readonly after: RuleSet;
  readonly lang: Lang;
}

export interface DifferenceWords {
  readonly subject: string;
  readonly was: string;
  readonly is: string;
}

/** One difference as three cells: about what, before, after. */
export function differenceInWords(difference: Difference, { before, after, lang }: Compared): DifferenceWords {
  const { law, lawPage } = textsFor(lang);
  switch (difference.part) {
    case 'procedures': {
      const { procedure, field } = difference;
      const said = (rules: RuleSet): string => procedureRuleInWords(field, rules.procedures[procedure], lang);
      return { subject: `${law.procedures[procedure]}: ${lawPage.procedureFields[field]}`, was: said(before), is: said(after) };
    }
    case 'general': {
      const said = (rules: RuleSet): string => generalRuleInWords(difference.field, rules, lang);
      return { subject: lawPage.generalFields[difference.field], was: said(before), is: said(after) };
    }
    case 'eligibility':
      return both(difference, lang, { name: caseInWords, said: eligibilityInWords });
    case 'lockGrounds':
      return both(difference, lang, {
        name: (lock) => `${law.lockGrounds[lock.ground]} (${law.subjects[lock.subject]})`,
        said: lockInWords,
      });
    case 'documents':
      return both(difference, lang, {
        name: ({ kind }) => `${lawPage.chapters.documents}: ${law.documents[kind]}`,
        said: () => lawPage.yes,
      });
    case 'capabilities':
      return both(difference, lang, {
        name: ({ name, subject }) => `${law.capabilities[name]} (${law.subjects[subject]})`,
        said: needsInWords,
      });
    case 'sectorLinks':
      return both(difference, lang, {
        name: ({ sector }) => `${lawPage.chapters.sectors}: ${law.sectors[sector]}`,
        said: (link) => lawPage.beforeDay(formatDate(link.before, lang)),
      });
  }
}

interface RowWords<Row> {
  readonly name: (row: Row, lang: Lang) => string;
  readonly said: (row: Row, lang: Lang) => string;
}

function both<Row>(change: { before: Row | undefined; after: Row | undefined }, lang: Lang, words: RowWords<Row>): DifferenceWords {
  const { absent } = textsFor(lang).lawPage;
  const said = (row: Row | undefined): string => (row ? words.said(row, lang) : absent);
  const named = change.after ?? change.before;
  return { subject: named ? words.name(named, lang) : '', was: said(change.before), is: said(change.after) };
}

/** Whom a row of eligibility is about. */
export function caseInWords(row: Eligibility, lang: Lang): string {
  const { law } = textsFor(lang);
  const name = law.eligibilityRows[row.row];
  return row.onlyWards ? `${name}: ${law.subjects[row.subject]}` : name;
}

function eligibilityInWords(row: Eligibility, lang: Lang): string {
  const papers = row.holds.map((paper) => textsFor(lang).law.papers[paper]).join(', ');
  return [ageInWords(row, lang), papers, grantInWords(row, lang)].filter(Boolean).join('; ');
}

function lockInWords({ opensBy, closesBy }: LockGroundRule, lang: Lang): string {
  const { law, lawPage } = textsFor(lang);
  const names = (actors: LockGroundRule['opensBy'] | LockGroundRule['closesBy']): string => {
    const words = actors.map((actor) => law.actors[actor]);
    return formatList(words, lang);
  };
  return lawPage.lockedBy(names(opensBy), names(closesBy));
}

/** The lowest level that opens a function. */
export function needsInWords({ levels }: Capability, lang: Lang): string {
  const { lawPage } = textsFor(lang);
  return levels.length === 0 ? lawPage.withoutLevel : lawPage.levels(String(Math.min(...levels)));
}
