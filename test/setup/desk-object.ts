/** What a route of the desk is asked with. */
export interface DeskObject {
  readonly params: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, unknown>>;
}
