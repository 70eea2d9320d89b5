import type { FlowName } from '../load/measure.ts';
import type { Summary } from '../load/closed-loop.ts';

export interface Pair {
  readonly ours: Summary;
  readonly bare: Summary;
}

/** Flows in which a person or a service waits for tables that grow. */
export const scaleFlows = ['password_totp', 'session', 'refresh'] as const;
export type ScaleFlow = (typeof scaleFlows)[number];

export interface ScaleResult {
  readonly few: number;
  readonly many: number;
  readonly expired: number;
  /** p95 in milliseconds: few people, many people, few people beside expired artefacts. */
  readonly p95: Readonly<Record<ScaleFlow, { few: number; many: number; worn: number }>>;
  /** p95 against that of few people: the median over the rounds, in each of which all three had their turn. */
  readonly growth: Readonly<Record<ScaleFlow, { many: number; worn: number }>>;
}

export interface Results {
  readonly quick: boolean;
  readonly people: number;
  readonly lanes: number;
  readonly argon2PerSecond: number;
  readonly flows: Readonly<Record<FlowName, Pair>>;
  readonly roundTrips: {
    readonly login: number;
    readonly silent: number;
    readonly refresh: number;
    readonly introspection: number;
    readonly userinfo: number;
  };
  /** Milliseconds until the answer to the click is there. */
  readonly logOut: { readonly p50: number; readonly p95: number };
  readonly scale: ScaleResult;
  readonly startToReady: number;
  readonly memory: { readonly ours: number; readonly bare: number };
}

export function ratioOf({ ours, bare }: Pair): number {
  return ours.perSecond / bare.perSecond;
}

/** The worst of the flows: a person notices the slowest. */
export function growthOf({ growth }: ScaleResult, where: 'many' | 'worn'): number {
  return Math.max(...Object.values(growth).map((flow) => flow[where]));
}
