import { type GeneralField, generalFields, generalRules, type ProcedureField, procedureFields } from './fields.ts';
import { procedures } from './procedures.ts';
import type { Sourced } from './sourced.ts';
import type { Capability, DocumentRule, Eligibility, LockGroundRule, Procedure, RuleSet, SectorLink } from './types.ts';

/** One rule that two generations state differently. A row without `before` is new, one without `after` fell away. */
interface Change<Part extends string, Rule> {
  readonly part: Part;
  /** Where it stands in the rule set. */
  readonly path: readonly string[];
  readonly before: Rule;
  readonly after: Rule;
}

type RowChange<Part extends string, Row> = Change<Part, Row | undefined>;
type RuleChange<Part extends string> = Change<Part, Sourced<unknown>>;

export type Difference =
  | (RuleChange<'procedures'> & { readonly procedure: Procedure; readonly field: ProcedureField })
  | (RuleChange<'general'> & { readonly field: GeneralField })
  | RowChange<'eligibility', Eligibility>
  | RowChange<'lockGrounds', LockGroundRule>
  | RowChange<'documents', DocumentRule>
  | RowChange<'capabilities', Capability>
  | RowChange<'sectorLinks', SectorLink>;

/** What a rule set says differently from the one before. Only content counts: another article or another sureness is no difference. */
export function differences(before: RuleSet, after: RuleSet): readonly Difference[] {
  const rows = <Part extends RowPart>(part: Part): [RuleSet[Part], RuleSet[Part]] => [before[part], after[part]];
  return [
    ...rowChanges('eligibility', rows('eligibility'), ({ row, subject }) => [row, subject]),
    ...procedures.flatMap((procedure) => procedureChanges(procedure, before, after)),
    ...generalChanges(before, after),
    ...rowChanges('lockGrounds', rows('lockGrounds'), ({ subject, ground }) => [subject, ground]),
    ...rowChanges('documents', rows('documents'), ({ kind }) => [kind]),
    ...rowChanges('capabilities', rows('capabilities'), ({ subject, name }) => [subject, name]),
    ...rowChanges('sectorLinks', rows('sectorLinks'), ({ sector }) => [sector]),
  ];
}

type RowPart = 'eligibility' | 'lockGrounds' | 'documents' | 'capabilities' | 'sectorLinks';

function procedureChanges(procedure: Procedure, before: RuleSet, after: RuleSet): Difference[] {
  const [was, is] = [before.procedures[procedure], after.procedures[procedure]];
  return procedureFields
    .filter((field) => !sameContent(was[field], is[field]))
    .map((field) => ({
      part: 'procedures',
      path: ['procedures', procedure, field],
      procedure,
      field,
      before: was[field],
      after: is[field],
    }));
}

function generalChanges(before: RuleSet, after: RuleSet): Difference[] {
  return generalFields
    .map((field) => ({
      part: 'general' as const,
      path: [field],
      field,
      before: generalRules[field](before),
      after: generalRules[field](after),
    }))
    .filter((change) => !sameContent(change.before, change.after));
}

/** Rows are the same row when their keys are; of several with one key (bands of age) the first is the first, the second the second. */
function rowChanges<Part extends string, Row>(
  part: Part,
  [before, after]: readonly [readonly Row[], readonly Row[]],
  keyOf: (row: Row) => readonly string[],
): RowChange<Part, Row>[] {
  const [were, are] = [byKey(before, keyOf), byKey(after, keyOf)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((key) => {
    const [was, is] = [were.get(key), are.get(key)];
    return sameContent(was, is) ? [] : [{ part, path: [part, ...key.split('/')], before: was, after: is }];
  });
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly string[]): Map<string, Row> {
  const named = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row).join('/');
    const earlier = [...named.keys()].filter((one) => one === key || one.startsWith(`${key}/`)).length;
    named.set(earlier === 0 ? key : `${key}/${earlier + 1}`, row);
  }
  return named;
}

function sameContent(one: unknown, other: unknown): boolean {
  return contentOf(one) === contentOf(other);
}

/** What is said, whatever the order of a list, without where it stands. */
function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const said = Object.entries(value).filter(([name]) => name !== 'article' && name !== 'sureness');
  return `{${said
    .map(([name, inner]) => `${name}:${contentOf(inner)}`)
    .sort()
    .join()}}`;
}
