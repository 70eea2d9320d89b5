import { AppError } from './errors.ts';

/** Where an event leads and under which name the step is written to the audit. */
export interface Edge<S extends string> {
  readonly to: S;
  readonly audit: `${string}.${string}`;
}

/** State → event → edge. What is not in the table does not happen. */
export type Machine<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, Edge<S>>>>>>;

/** The edge of an event, or undefined where the table has none. */
export function findEdge<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): Edge<S> | undefined {
  const edges: Readonly<Partial<Record<E, Edge<S>>>> = machine[state];
  return Object.hasOwn(edges, event) ? edges[event] : undefined;
}

/** The edge of an event; throws AppError `unexpected` on an illegal move. */
export function edgeOf<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): Edge<S> {
  const edge = findEdge(machine, state, event);
  if (!edge) throw new AppError('unexpected', `no way to ${event} from ${state}`);
  return edge;
}
