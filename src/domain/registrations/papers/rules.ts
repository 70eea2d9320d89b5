import type { PaperRegister } from '../../accounts/integrated-papers.ts';
import type { DocumentKind, Level, RuleSet } from '../../rule-sets/types.ts';
import { paperKinds, papersToAsk } from '../intake/papers.ts';
import type { Application, ApplicationState, DecisionOutcome, Declared } from '../types.ts';
import type { AskedPaper, DeclaredPaper, PaperOutcome, PaperStanding } from './types.ts';

/** Who confirms each kind (L-CC:22.1: a paper is verified by a database, or it is not integrated). */
const registers: Readonly<Record<DocumentKind, PaperRegister | undefined>> = {
  'driving-licence': 'driving-licence',
  'vehicle-registration': 'vehicle-registration',
  'health-insurance': 'health-insurance',
  'social-insurance': 'social-insurance',
  'residence-card': 'immigration',
  'tax-code': undefined,
  'birth-certificate': undefined,
  'marriage-certificate': undefined,
};

/** Undefined: nobody here can be asked. */
export function registerOf(kind: DocumentKind): PaperRegister | undefined {
  return registers[kind];
}

/** Kinds that a register knows. */
export function kindsOf(register: PaperRegister): DocumentKind[] {
  return paperKinds.filter((kind) => registers[kind] === register);
}

export interface Permission {
  readonly subjectKind: Application['subjectKind'];
  readonly level: Level;
  readonly kind: DocumentKind;
}

/** Whether the rules let this paper into the account: of level 2 only (law.md I8), and of the kinds that this kind of person is asked about. */
export function mayIntegrate(rules: Pick<RuleSet, 'documents' | 'capabilities'>, { subjectKind, level, kind }: Permission): boolean {
  const opened = rules.capabilities.some(
    ({ name, subject, levels }) => name === 'integrated-documents' && subject === subjectKind && levels.includes(level),
  );
  return level === 2 && opened && papersToAsk(rules, subjectKind).includes(kind);
}

/** Papers that were declared, each a question of its own that was answered with yes. */
export function declaredPapers(declared: Pick<Declared, 'integrate'> | undefined): DeclaredPaper[] {
  return (declared?.integrate ?? []).flatMap(({ kind, number }) => {
    const known = paperKinds.find((one) => one === kind);
    return known ? [{ kind: known, number }] : [];
  });
}

/** Where a file stands for its papers: they are asked about, they belong to an account, or nothing was granted. */
export type PaperStage = 'open' | 'granted' | 'ended';

/** Ends without an account. */
export const endings: readonly ApplicationState[] = ['refused', 'returned', 'withdrawn', 'stopped'];
const told: readonly ApplicationState[] = ['granted', 'notified'];

/** `notified` is the end of a refusal too; the decision tells them apart. */
export function stageOf(state: ApplicationState, outcome: DecisionOutcome | undefined): PaperStage {
  if (told.includes(state)) return outcome === 'grant' ? 'granted' : 'ended';
  return endings.includes(state) ? 'ended' : 'open';
}

/**
 * Whether the register is asked (again): it has not answered, or the paper was put into the account with an answer from before the grant,
 * since what it published in between was heard by no account.
 */
export function isToAsk({ outcome, answeredAt }: Pick<AskedPaper, 'outcome' | 'answeredAt'>, grantedAt: Date | undefined): boolean {
  if (outcome === undefined) return true;
  return outcome === 'found' && grantedAt !== undefined && answeredAt !== undefined && answeredAt < grantedAt;
}

export interface StandingOf {
  readonly isIntegrated: boolean;
  readonly isPermitted: boolean;
  readonly outcome: PaperOutcome | undefined;
  readonly file: PaperStage;
}

/** What becomes of a paper, for whoever looks at the file or the account. */
export function standingOf({ isIntegrated, isPermitted, outcome, file }: StandingOf): PaperStanding {
  if (isIntegrated) return 'integrated';
  if (file === 'ended') return 'file-ended';
  if (!isPermitted) return 'not-permitted';
  if (outcome === 'not-found' || outcome === 'no-register') return outcome;
  return outcome === 'found' && file === 'open' ? 'at-the-grant' : 'once-answered';
}
