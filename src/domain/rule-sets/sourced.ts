/**
 * How sure a rule is (the marks of law.md): stated in a source document, restated by several pages, by one, inferred, background knowledge
 * that was not confirmed, or taken over from the generation before because the new text could not be read. `own`: the law is silent and
 * the choice is ours.
 */
export type Sureness = 'seed' | 'restated' | 'single' | 'inferred' | 'background' | 'inherited' | 'own';

/** Instruments by the short names of law.md. Their full names are texts for people. */
export type Instrument =
  | 'QD34'
  | 'D59'
  | 'QD9039'
  | 'L-CC'
  | 'D69'
  | 'TT17-BCA'
  | 'HD08'
  | 'D169'
  | 'QD5709'
  | 'D320'
  | 'TT17-NHNN'
  | 'TT08-BKHCN'
  /** Complaints; not among the sources of law.md. */
  | 'L-KN';

/** `D69:10.1` is article 10, clause 1. `law.md X1` names a paragraph of our own notes where the law says nothing. */
export type Article = Instrument | `${Instrument}:${string}` | `law.md ${string}`;

/** Where a rule stands and how sure it is. */
export interface Source {
  readonly article: Article;
  readonly sureness: Sureness;
}

export interface Sourced<T> extends Source {
  readonly value: T;
}

/** Where a rule stands and how sure it is, to be spread into the rule. */
export function cite(article: Article, sureness: Sureness): Source {
  return { article, sureness };
}

/** A value with where it stands. */
export function says<T>(value: T, article: Article, sureness: Sureness): Sourced<T> {
  return { value, article, sureness };
}

/**
 * The same rules, every one marked as taken over: the text that could have changed them was not read. What is our own choice stays
 * ours: no text has it.
 */
export function inherited<T>(rules: T): T {
  if (Array.isArray(rules)) return rules.map((one: unknown) => inherited(one)) as T;
  if (typeof rules !== 'object' || rules === null) return rules;
  const entries = Object.entries(rules).map(([name, value]): [string, unknown] => [
    name,
    name === 'sureness' && value !== 'own' ? 'inherited' : inherited(value),
  ]);
  return Object.fromEntries(entries) as T;
}
