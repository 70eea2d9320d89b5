import type { BiometricAnswer, DataAnswer, FingerCapture, Registries, Unavailable } from '../../../connectors/registries.ts';
import type { Day } from '../../../lib/days.ts';
import type { Procedure, RuleSet } from '../../rule-sets/types.ts';
import type { CheckOutcome, Declared, Finding } from '../types.ts';

/** What is asked about: everything a register may be told. */
export interface Subject {
  readonly applicationId: string;
  readonly procedure: Procedure;
  readonly declared: Declared;
  readonly phone: string | undefined;
  /** Captures are read, and unsealed, by the check that compares them. */
  readFace(): Promise<Uint8Array | undefined>;
  readFingers(): Promise<readonly FingerCapture[]>;
}

/** What our own files know of somebody: identity keys block, the rest are hints (twins share a face and a birth date). */
export interface Likeness {
  /** A living account under the number or its history, or that was granted on a file with the same document. */
  readonly account: { readonly level: 1 | 2 | null } | undefined;
  readonly samePhone: boolean;
  readonly sameNameAndBirthDate: boolean;
  readonly otherOpenFile: boolean;
}

/** Who is asked. */
export interface CheckHands {
  readonly registries: Registries;
  /** Asks our own tables; answers at once. */
  findLikeness(subject: Subject): Promise<Likeness>;
}

/** What an answer is judged by. */
export interface JudgedBy {
  readonly declared: Declared;
  readonly procedure: Procedure;
  readonly rules: RuleSet;
  readonly today: Day;
}

export interface Judgement {
  readonly outcome: CheckOutcome;
  readonly findings: readonly Finding[];
  readonly score?: number;
}

/** An answer and what our rules make of it; without an answer there is no judgement. */
export type Checked = { readonly kind: 'judged'; readonly answer: unknown; readonly judgement: Judgement } | Unavailable;

/** A check of the catalogue: asks, then judges. */
export type RunCheck = (hands: CheckHands, subject: Subject, by: JudgedBy) => Promise<Checked>;

/** Puts a question and a pure judgement together. */
export function checkOf<A extends { readonly kind: string }>(
  ask: (hands: CheckHands, subject: Subject) => Promise<A>,
  judge: (answer: Exclude<A, Unavailable>, by: JudgedBy) => Judgement,
): RunCheck {
  return async (hands, subject, by) => {
    const answer = await ask(hands, subject);
    if (isUnavailable(answer)) return answer;
    return { kind: 'judged', answer, judgement: judge(answer as Exclude<A, Unavailable>, by) };
  };
}

function isUnavailable(answer: { readonly kind: string }): answer is Unavailable {
  return answer.kind === 'unavailable';
}

export type Answered<T> = Exclude<DataAnswer<T>, Unavailable>;
export type Compared = Exclude<BiometricAnswer, Unavailable>;

/** Failed when something is wrong, unclear when something is doubtful, else passed. */
export function verdict(wrong: readonly Finding[], doubtful: readonly Finding[] = []): Judgement {
  return { outcome: wrong.length > 0 ? 'fail' : doubtful.length > 0 ? 'unclear' : 'pass', findings: [...wrong, ...doubtful] };
}
