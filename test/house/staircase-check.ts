import { type Import, importsOf, targetOf } from './imports.ts';
import { type Floor, outside, type PackageRule, staircase } from './staircase.ts';

export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** Every breach of the staircase, as a sentence each. */
export function breaches(files: readonly SourceFile[]): string[] {
  return files.filter((file) => !outside.some((start) => file.path.startsWith(start))).flatMap(breachesOf);
}

function breachesOf(file: SourceFile): string[] {
  const floor = floorOf(file.path);
  if (!floor) return [`${file.path} stands on no floor of the house`];
  return importsOf(file.source).flatMap((one) => {
    const target = targetOf(file.path, one.specifier);
    const reason = target === undefined ? packageBreach(floor, one) : floorBreach(floor, target, one);
    return reason ? [`${file.path}: ${reason}`] : [];
  });
}

function floorOf(path: string): Floor | undefined {
  return staircase.find((floor) => path.startsWith(floor.at));
}

function floorBreach(from: Floor, path: string, one: Import): string | undefined {
  const to = floorOf(path);
  if (!to) return `${path} stands on no floor of the house`;
  if (to === from) return undefined;
  if (from.besides && from.besides === to.besides) return `${from.name} may not open another door: ${to.name}`;
  if (staircase.indexOf(to) > staircase.indexOf(from)) return `${from.name} may not reach up to ${to.name}`;
  if (from.name === 'views' && to.name !== 'lib' && !one.typeOnly) return `views may take only types from ${to.name} (import type)`;
  if (to.name === 'sandbox' && !one.dynamic && !one.typeOnly)
    return `${from.name} may load sandbox only with import(): production never loads it`;
  return undefined;
}

function packageBreach(floor: Floor, one: Import): string | undefined {
  const rule: PackageRule = floor.packages;
  const matches = (names: readonly string[] = []): boolean => names.some((name) => covers(name, one.specifier));
  if (one.typeOnly && matches(rule.typesOnly)) return undefined;
  if (rule.never && matches(rule.never)) return `${floor.name} may not use the package ${one.specifier}`;
  if (rule.only && !matches(rule.only)) return `${floor.name} may not use the package ${one.specifier}`;
  return undefined;
}

function covers(name: string, specifier: string): boolean {
  if (name.endsWith('/*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}
