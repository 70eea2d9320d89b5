import { dayOf } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { purposes } from '../registrations/queries.ts';
import type { Application, Declared } from '../registrations/types.ts';
import { dryRun, type FileChange, type FileFacts } from '../rule-sets/dry-run.ts';
import { rulesById } from '../rule-sets/index.ts';
import type { ContactKind, Procedure, RuleSet, RuleSetId, UnitKind } from '../rule-sets/types.ts';
import { type Answers, candidateOf } from './file-facts.ts';
import { openStates } from './worklist.ts';

/** How many open files would be otherwise in one way. Nothing says which files they are. */
export interface CountedChange {
  readonly procedure: Procedure;
  readonly change: FileChange;
  readonly count: number;
}

export interface DryRunReport {
  /** Open files, and how many of them were looked at: those due first. */
  readonly open: number;
  readonly looked: number;
  /** Of those: who may apply could not be judged, because a register has not answered. */
  readonly withoutAnswers: number;
  readonly changes: readonly CountedChange[];
}

/** What the open files would be like had they been received under these rules, counted. It changes none of them (law.md 10.1). */
export async function dryRunOpenFiles(
  db: Db,
  secrets: Secrets,
  { rules, most }: { readonly rules: RuleSet; readonly most: number },
): Promise<DryRunReport> {
  const [{ rows }, open] = await Promise.all([readFiles(db, most), countOpen(db)]);
  const files = (rows as FileRow[]).map((row) => ({ from: rulesById(row.rule_set), facts: factsOf(secrets, row) }));
  const counted = new Map<string, CountedChange>();
  for (const { from, facts } of files) {
    for (const change of dryRun(facts, from, rules)) {
      const key = JSON.stringify([facts.procedure, withoutRules(change)]);
      counted.set(key, { procedure: facts.procedure, change, count: (counted.get(key)?.count ?? 0) + 1 });
    }
  }
  return {
    open,
    looked: files.length,
    withoutAnswers: files.filter(({ facts }) => facts.candidate === undefined).length,
    changes: [...counted.values()].toSorted((a, b) => b.count - a.count),
  };
}

/** What a person is told of a change: which row of which rules says so is no part of it. */
function withoutRules(change: FileChange): unknown {
  if (change.kind !== 'eligibility') return change;
  const { kind, before, after } = change;
  return [
    kind,
    ...[before, after].map((one) => (one.kind === 'not-open' ? one.reason : [one.kind, 'throughGuardian' in one && one.throughGuardian])),
  ];
}

interface FileRow {
  readonly procedure: Procedure;
  readonly limit_case: FileFacts['limitCase'] | null;
  readonly rule_set: RuleSetId;
  readonly subject_kind: Application['subjectKind'];
  readonly declared: string | null;
  readonly received_at: Date;
  readonly unit_kind: UnitKind | null;
  readonly contacts: readonly ContactKind[];
  readonly answers: Readonly<Record<string, string>> | null;
}

function readFiles(db: Db, most: number) {
  return db.raw(
    `select a.procedure, a.limit_case, a.rule_set, a.subject_kind, a.declared, coalesce(a.received_at, a.submitted_at, a.started_at) as received_at,
       case when a.channel = 'counter' then u.kind end as unit_kind,
       array(select c.kind from application_contacts c where c.application_id = a.id and c.confirmed_at is not null order by c.kind) as contacts,
       (select jsonb_object_agg(latest.name, latest.answer) from (
          select distinct on (k.name) k.name, k.answer from application_checks k
          where k.application_id = a.id and k.answer is not null and k.name in ('population', 'id-card', 'immigration')
          order by k.name, k.round desc) latest) as answers
     from applications a left join units u on u.id = a.unit_id
     where a.decided_at is null and a.rule_set is not null and a.state = any(?) order by a.due_on, a.id limit ?`,
    [[...openStates], most],
  );
}

async function countOpen(db: Db): Promise<number> {
  const row = await db('applications')
    .whereNull('decided_at')
    .whereNotNull('rule_set')
    .whereIn('state', openStates)
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

function factsOf(secrets: Secrets, row: FileRow): FileFacts {
  const { procedure, contacts } = row;
  const declared = row.declared ? (JSON.parse(secrets.unseal(purposes.declared, row.declared)) as Declared) : undefined;
  const answers = Object.fromEntries(
    Object.entries(row.answers ?? {}).map(([name, sealed]) => [name, JSON.parse(secrets.unseal(purposes.answer, sealed))]),
  ) as Answers;
  const applied = declared && { subjectKind: row.subject_kind, declared, receivedOn: dayOf(row.received_at) };
  return {
    procedure,
    contacts,
    limitCase: row.limit_case ?? undefined,
    unitKind: row.unit_kind ?? undefined,
    candidate: applied && candidateOf(applied, answers),
  };
}
