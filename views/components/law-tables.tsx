import type { VNode } from 'preact';
import type { GeneralField, ProcedureField } from '../../src/domain/rule-sets/fields.ts';
import type { Source } from '../../src/domain/rule-sets/sourced.ts';
import type { Procedure, RetentionRules, RuleSet } from '../../src/domain/rule-sets/types.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { formatDate, formatList } from '../format.ts';
import { caseInWords, needsInWords } from '../law-differences.ts';
import { ageInWords, generalRuleInWords, grantInWords, procedureRuleInWords } from '../law-words.ts';
import { textsFor } from '../texts/texts.ts';
import { LawSource } from './law-source.tsx';
import { Table } from './table.tsx';

interface Props {
  readonly rules: RuleSet;
  readonly lang: Lang;
}

/** Who may hold which level. */
export function EligibilityTable({ rules, lang }: Props): VNode {
  const { law, lawPage } = textsFor(lang);
  return (
    <Table
      caption={lawPage.chapters.who}
      head={[lawPage.person, lawPage.age, lawPage.papers, lawPage.result, lawPage.source]}
      rows={rules.eligibility.map((row) => [
        caseInWords(row, lang),
        ageInWords(row, lang),
        row.holds.length === 0 ? lawPage.nothing : row.holds.map((paper) => law.papers[paper]).join('; '),
        grantInWords(row, lang),
        <LawSource source={row} lang={lang} />,
      ])}
    />
  );
}

/** What is said of one procedure. */
export function ProcedureTable({ rules, lang, procedure }: Props & { procedure: Procedure }): VNode {
  const { law, lawPage } = textsFor(lang);
  const fields = Object.keys(lawPage.procedureFields) as ProcedureField[];
  const said = rules.procedures[procedure];
  return (
    <Table
      caption={law.procedures[procedure]}
      head={[lawPage.rule, lawPage.value, lawPage.source]}
      rows={fields.map((field) => [
        lawPage.procedureFields[field],
        procedureRuleInWords(field, said, lang),
        <LawSource source={said[field]} lang={lang} />,
      ])}
    />
  );
}

export function GeneralTable({ rules, lang }: Props): VNode {
  const { lawPage } = textsFor(lang);
  const fields = Object.keys(lawPage.generalFields) as GeneralField[];
  return (
    <Table
      caption={lawPage.chapters.general}
      head={[lawPage.rule, lawPage.value, lawPage.source]}
      rows={fields.map((field) => [
        lawPage.generalFields[field],
        generalRuleInWords(field, rules, lang),
        <LawSource source={generalSource(field, rules)} lang={lang} />,
      ])}
    />
  );
}

function generalSource(field: GeneralField, rules: RuleSet): Source {
  return isKept(field, rules) ? rules.retention[field] : rules[field];
}

function isKept(field: GeneralField, { retention }: RuleSet): field is keyof RetentionRules {
  return Object.hasOwn(retention, field);
}

export function LockTable({ rules, lang }: Props): VNode {
  const { law, lawPage } = textsFor(lang);
  return (
    <Table
      caption={lawPage.chapters.locks}
      head={[lawPage.ground, lawPage.person, lawPage.opens, lawPage.closes, lawPage.source]}
      rows={rules.lockGrounds.map((lock) => [
        law.lockGrounds[lock.ground],
        law.subjects[lock.subject],
        formatList(
          lock.opensBy.map((actor) => law.actors[actor]),
          lang,
        ),
        formatList(
          lock.closesBy.map((actor) => law.actors[actor]),
          lang,
        ),
        <LawSource source={lock} lang={lang} />,
      ])}
    />
  );
}

export function CapabilityTable({ rules, lang }: Props): VNode {
  const { law, lawPage } = textsFor(lang);
  return (
    <Table
      caption={lawPage.chapters.capabilities}
      head={[lawPage.capability, lawPage.person, lawPage.party, lawPage.needs, lawPage.source]}
      rows={rules.capabilities.map((capability) => [
        law.capabilities[capability.name],
        law.subjects[capability.subject],
        law.parties[capability.party],
        needsInWords(capability, lang),
        <LawSource source={capability} lang={lang} />,
      ])}
    />
  );
}

export function DocumentTable({ rules, lang }: Props): VNode {
  const { law, lawPage } = textsFor(lang);
  return (
    <Table
      caption={lawPage.chapters.documents}
      head={[lawPage.document, lawPage.source]}
      rows={rules.documents.map((document) => [law.documents[document.kind], <LawSource source={document} lang={lang} />])}
    />
  );
}

/** Nothing where this generation names no sector. */
export function SectorTable({ rules, lang }: Props): VNode | null {
  const { law, lawPage } = textsFor(lang);
  if (rules.sectorLinks.length === 0) return null;
  return (
    <Table
      caption={lawPage.chapters.sectors}
      head={[lawPage.sector, lawPage.before, lawPage.source]}
      rows={rules.sectorLinks.map((link) => [
        law.sectors[link.sector],
        formatDate(link.before, lang),
        <LawSource source={link} lang={lang} />,
      ])}
    />
  );
}
