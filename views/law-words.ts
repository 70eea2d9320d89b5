import type { GeneralField, ProcedureField } from '../src/domain/rule-sets/fields.ts';
import type { Source } from '../src/domain/rule-sets/sourced.ts';
import type { ContactKind, Eligibility, Limit, MatchThresholds, ProcedureRules, RuleSet } from '../src/domain/rule-sets/types.ts';
import type { Lang } from '../src/platform/http/types.ts';
import { formatChoice, formatCount, formatList } from './format.ts';
import { textsFor } from './texts/texts.ts';

/** `Điều 10 khoản 1 …`; undefined where no instrument says it. */
export function articleInWords({ article }: Source, lang: Lang): string | undefined {
  const { law, lawPage } = textsFor(lang);
  const [code = '', place] = article.split(':');
  if (!Object.hasOwn(law.instruments, code)) return undefined;
  const instrument = law.instruments[code as keyof typeof law.instruments];
  if (place === undefined) return instrument;
  const [number = '', clause] = place.split('.');
  return clause === undefined ? lawPage.article(number, instrument) : lawPage.clause(number, clause, instrument);
}

/** `3 ngày làm việc`. */
export function limitInWords({ count, unit }: Limit, lang: Lang): string {
  const { lawPage } = textsFor(lang);
  return unit === 'working-days' ? lawPage.workingDays(count) : lawPage.days(count);
}

/** `từ đủ 6 đến dưới 14 tuổi`. */
export function ageInWords({ ageFrom, ageBelow }: Pick<Eligibility, 'ageFrom' | 'ageBelow'>, lang: Lang): string {
  const { lawPage } = textsFor(lang);
  if (ageFrom !== undefined && ageBelow !== undefined) return lawPage.ageBetween(ageFrom, ageBelow);
  if (ageFrom !== undefined) return lawPage.ageFrom(ageFrom);
  return ageBelow === undefined ? lawPage.anyAge : lawPage.ageBelow(ageBelow);
}

/** What somebody of this row is given, and how. */
export function grantInWords(row: Eligibility, lang: Lang): string {
  const { law, lawPage } = textsFor(lang);
  if (row.refusal) return law.notEligible[row.refusal];
  const given = row.levels.length === 0 ? lawPage.withoutLevel : lawPage.levels(formatList(row.levels.map(String), lang));
  return [given, row.withCard ? lawPage.withCard : '', row.throughGuardian ? lawPage.throughGuardian : ''].filter(Boolean).join(', ');
}

/** A rule of a procedure in words. */
export function procedureRuleInWords(field: ProcedureField, rules: ProcedureRules, lang: Lang): string {
  return ofProcedure[field](rules, lang);
}

/** A rule that holds for every procedure in words. */
export function generalRuleInWords(field: GeneralField, rules: RuleSet, lang: Lang): string {
  return general[field](rules, lang);
}

const ofProcedure: Readonly<Record<ProcedureField, (rules: ProcedureRules, lang: Lang) => string>> = {
  offices: ({ offices }, lang) => offices.value.map((kind) => textsFor(lang).law.unitKinds[kind]).join('; '),
  reception: ({ reception }, lang) => textsFor(lang).lawPage[reception.value.saturdayMorning ? 'saturdays' : 'weekdays'],
  decidedBy: ({ decidedBy }, lang) => textsFor(lang).lawPage.decidedBy[decidedBy.value],
  decidedAt: ({ decidedAt }, lang) => textsFor(lang).law.unitKinds[decidedAt.value],
  contacts: contactsInWords,
  shows: showsInWords,
  forms: ({ forms }, lang) => forms.value.map((form) => textsFor(lang).law.forms[form]).join('; ') || textsFor(lang).lawPage.nothing,
  checks: checksInWords,
  limits: limitsInWords,
  receiptSlip: ({ receiptSlip }, lang) => yesOrNo(receiptSlip.value, lang),
  fee: ({ fee }, lang) => (fee.value === 0 ? textsFor(lang).lawPage.free : textsFor(lang).lawPage.dong(formatCount(fee.value, lang))),
};

const general: Readonly<Record<GeneralField, (rules: RuleSet, lang: Lang) => string>> = {
  biometrics: ({ biometrics }, lang) => textsFor(lang).lawPage.biometrics[biometrics.value],
  faceThresholds: ({ faceThresholds }, lang) => thresholdsInWords(faceThresholds.value, lang),
  fingerThresholds: ({ fingerThresholds }, lang) => thresholdsInWords(fingerThresholds.value, lang),
  activation: ({ activation }, lang) => textsFor(lang).lawPage.days(activation.value.days),
  supplementDays: ({ supplementDays }, lang) => textsFor(lang).lawPage.days(supplementDays.value),
  complaintDays: ({ complaintDays }, lang) => textsFor(lang).lawPage.days(complaintDays.value),
  electronicCard: ({ electronicCard }, lang) => yesOrNo(electronicCard.value, lang),
  lockDecision: lockDecisionInWords,
  relyingPartyMayAskLock: ({ relyingPartyMayAskLock }, lang) => yesOrNo(relyingPartyMayAskLock.value, lang),
  ssoForPrivate: ({ ssoForPrivate }, lang) => yesOrNo(ssoForPrivate.value, lang),
  accountYears: (_, lang) => textsFor(lang).lawPage.forGood,
  useHistoryYears: ({ retention }, lang) => textsFor(lang).lawPage.years(retention.useHistoryYears.value),
  pictureDays: ({ retention }, lang) => textsFor(lang).lawPage.days(retention.pictureDays.value),
  draftDays: ({ retention }, lang) => textsFor(lang).lawPage.days(retention.draftDays.value),
  fingerImageDays: (_, lang) => textsFor(lang).lawPage.never,
};

function yesOrNo(value: boolean, lang: Lang): string {
  const { yes, no } = textsFor(lang).lawPage;
  return value ? yes : no;
}

function showsInWords({ shows }: ProcedureRules, lang: Lang): string {
  const { law, lawPage } = textsFor(lang);
  const names = shows.value.map((paper) => law.papers[paper]);
  return formatChoice(names, lang) || lawPage.nothing;
}

function checksInWords({ checks }: ProcedureRules, lang: Lang): string {
  const names = checks.value.map((check) => textsFor(lang).law.checks[check]);
  return formatList(names, lang);
}

function contactsInWords({ contacts }: ProcedureRules, lang: Lang): string {
  const { law, lawPage } = textsFor(lang);
  const named = (kinds: readonly ContactKind[]): string[] => kinds.map((kind) => law.contactKinds[kind]);
  const { all, oneOf = [], optional, ownPhone } = contacts.value;
  return [
    all.length > 0 ? lawPage.contactsAll(formatList(named(all), lang)) : '',
    oneOf.length > 0 ? lawPage.contactsOneOf(formatChoice(named(oneOf), lang)) : '',
    optional.length > 0 ? lawPage.contactsOptional(formatList(named(optional), lang)) : '',
    ownPhone ? lawPage.ownPhone : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function limitsInWords({ limits }: ProcedureRules, lang: Lang): string {
  const { law, lawPage } = textsFor(lang);
  const cases = Object.keys(limits.value) as (keyof typeof limits.value)[];
  const words = cases.flatMap((when) => {
    const limit = limits.value[when];
    return limit ? [lawPage.limitOf(limitInWords(limit, lang), law.limitCases[when])] : [];
  });
  return words.join('; ') || lawPage.unknown;
}

function thresholdsInWords({ match, unclear }: MatchThresholds, lang: Lang): string {
  const percent = (score: number): string => `${Math.round(score * 100)} %`;
  return textsFor(lang).lawPage.thresholds(percent(match), percent(unclear));
}

function lockDecisionInWords({ lockDecision }: RuleSet, lang: Lang): string {
  const { lawPage } = textsFor(lang);
  const { forward, decide } = lockDecision.value;
  const decided = limitInWords(decide, lang);
  return forward ? lawPage.forwarded(limitInWords(forward, lang), decided) : lawPage.decidedWhereReceived(decided);
}
