/** What became of something typed: its canonical value, or the code of what is wrong with it. */
export type Reading<T, P extends string> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'problem'; readonly problem: P };

export function read<T>(value: T): { readonly kind: 'read'; readonly value: T } {
  return { kind: 'read', value };
}

export function problem<P extends string>(code: P): { readonly kind: 'problem'; readonly problem: P } {
  return { kind: 'problem', problem: code };
}
