/** Outcomes of actions: a word, or an object that is told apart by one. */
type Outcome = string | { readonly kind: string };
type Kind<O> = O extends string ? O : O extends { readonly kind: infer K } ? K : never;
type Of<O, K> = O extends string ? Extract<O, K> : Extract<O, { readonly kind: K }>;

/** The outcome when it is the one that was meant; anything else ends the run, for a fast refusal is no result. */
export function expected<O extends Outcome, K extends Kind<O>>(kind: K, outcome: O): Of<O, K> {
  const found = typeof outcome === 'string' ? outcome : outcome.kind;
  if (found !== kind) throw new Error(`expected ${String(kind)}, got ${JSON.stringify(outcome)}`);
  return outcome as Of<O, K>;
}
