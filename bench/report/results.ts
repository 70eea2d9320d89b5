import type { FlowName } from '../load/measure.ts';
import type { Summary } from '../load/closed-loop.ts';

export interface Pair {
  readonly ours: Summary;
  readonly bare: Summary;
}

export interface ScaleResult {
  readonly few: number;
  readonly many: number;
  readonly expired: number;
  /** p95 in milliseconds: few people, many people, few people beside expired artefacts. */
  readonly p95: Readonly<Record<'password_totp' | 'session' | 'refresh', { few: number; many: number; worn: number }>>;
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
  readonly scale: ScaleResult;
  readonly startToReady: number;
  readonly memory: { readonly ours: number; readonly bare: number };
}

export function ratioOf({ ours, bare }: Pair): number {
  return ours.perSecond / bare.perSecond;
}

export type ScaleFlow = keyof ScaleResult['p95'];

/** The worst of the flows: a person notices the slowest. */
export function growth({ p95 }: ScaleResult, than: 'many' | 'worn'): number {
  return Math.max(...Object.values(p95).map((flow) => flow[than] / flow.few));
}
