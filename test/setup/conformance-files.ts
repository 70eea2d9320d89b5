import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../conformance/', import.meta.url);

export type ConformanceClient = Readonly<Record<string, unknown>> & { readonly client_id: string };

export interface ConformancePlan {
  readonly alias: string;
  readonly server: { readonly discoveryUrl: string; readonly login_hint: string };
  readonly override?: Readonly<Record<string, unknown>>;
  readonly [client: string]: unknown;
}

/** Path of a file in `conformance`. */
export function conformancePath(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(conformancePath(name), 'utf8'));
}

export const conformanceClients = read('clients.json') as readonly ConformanceClient[];

/** Modules by the plans that run them. */
export const conformanceModules = read('modules.json') as readonly {
  readonly plans: readonly string[];
  readonly modules: readonly string[];
}[];

export function readPlan(file: string): ConformancePlan {
  return read(`plans/${file}`) as ConformancePlan;
}

/** Texts anywhere in a configuration for which the suite's browser waits (other commands wait for an element). */
export function waitsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap(waitsIn);
  const [command, , , , text]: unknown[] = value;
  return command === 'wait' ? [text].filter((one) => typeof one === 'string') : value.flatMap(waitsIn);
}
