import { ms, round, table, whole } from '../../report/print.ts';
import { count } from '../../report/targets.ts';
import type { Cpu } from '../stage.ts';
import { type Lookups, perSecond, type ProcedureResult, type Results, surroundings } from './results.ts';
import { judge } from './targets.ts';

/** Tables for people. */
export function printTables(results: Results): void {
  const { applications, decisions, signIns, search, worklist, sizes, machine } = results;
  console.log(
    `\nLoad average ${machine.before.toFixed(1)} before, ${machine.after.toFixed(1)} after. Everything shares the cores of this machine.\n`,
  );
  table(
    ['procedure', 'files', 'files/s', 'waiting jobs', 'empty after s', 'CPU ms a file: ours', 'worker', 'registers'],
    [
      ['P1, from the first draft to the last grant', ...procedureCells(applications)],
      ['P2, taken in and decided', ...procedureCells(decisions)],
      ['P2, taking in and checking alone', '', rate(decisions.count / decisions.takenIn)],
      ['P2, deciding alone', '', rate(decisions.count / decisions.deciding)],
    ],
  );
  table(
    ['sign-in (password + TOTP)', '/s', 'p50 ms', 'p95 ms', 'p95 against alone', 'waiting jobs', 'empty after s'],
    surroundings.map((turn) => {
      const { perSecond: signInsPerSecond, p50, p95 } = signIns.summary[turn];
      const { most, emptied } = signIns.queue[turn];
      const label = { alone: 'alone', campaign: `beside ${sizes.signIns.campaign} applications/s`, 'full-speed': 'beside as many as go' }[
        turn
      ];
      return [label, whole(signInsPerSecond), ms(p50), ms(p95), signIns.ratio[turn].toFixed(2), String(most), emptied.toFixed(1)];
    }),
  );
  lookupTable(`search among ${count(sizes.archive.people)} people`, search);
  lookupTable(`a page, with ${count(sizes.archive.openFiles)} open files and ${count(sizes.archive.decidedFiles)} decided`, worklist);
  if (results.quick) console.log('Quick run: short turns, fewer people. The figures to quote come from the full run.\n');
  table(
    ['target', '', 'measured', ''],
    judge(results).map(({ what, target, measured, met }) => [what, target, measured.toFixed(2), met ? 'met' : 'MISSED']),
  );
}

function procedureCells(result: ProcedureResult): string[] {
  const { queue, cpu } = result;
  const each = (key: keyof Cpu): string => whole(cpu[key] / result.count);
  const empty = [String(queue.most), queue.emptied.toFixed(1)];
  return [String(result.count), rate(perSecond(result)), ...empty, each('people'), each('worker'), each('registers')];
}

function lookupTable<K extends string>(title: string, { all, each }: Lookups<K>): void {
  const line = (label: string, { count: times, p50, p95, p99 }: typeof all): string[] => [label, String(times), ms(p50), ms(p95), ms(p99)];
  const rows = (Object.keys(each) as K[]).map((kind) => line(kind, each[kind]));
  table([title, 'times', 'p50 ms', 'p95 ms', 'p99 ms'], [line('all, mixed', all), ...rows]);
}

function rate(value: number): string {
  return value.toFixed(2);
}

/** One line for programs. */
export function jsonOf(results: Results): string {
  const { applications, decisions, signIns, search, worklist, sizes, machine } = results;
  const p95Of = <K extends string>({ each }: Lookups<K>): object =>
    Object.fromEntries((Object.keys(each) as K[]).map((kind) => [kind, round(each[kind].p95)]));
  return JSON.stringify({
    quick: results.quick,
    applications_per_s: round(perSecond(applications), 2),
    decisions_per_s: round(perSecond(decisions), 2),
    taken_in_per_s: round(decisions.count / decisions.takenIn, 2),
    deciding_alone_per_s: round(decisions.count / decisions.deciding, 2),
    search_people: sizes.archive.people,
    search_p95_ms: round(search.all.p95),
    search_p95_ms_each: p95Of(search),
    worklist_open_files: sizes.archive.openFiles,
    worklist_p95_ms: round(worklist.all.p95),
    worklist_p95_ms_each: p95Of(worklist),
    signin_p95_ratio: round(signIns.ratio.campaign, 3),
    signin_p95_ratio_full_speed: round(signIns.ratio['full-speed'], 3),
    signin_p95_ms: Object.fromEntries(surroundings.map((turn) => [turn, round(signIns.summary[turn].p95)])),
    campaign_applications_per_s: sizes.signIns.campaign,
    queue_most_waiting: signIns.queue.campaign.most,
    queue_emptied_s: round(signIns.queue.campaign.emptied),
    queue_most_waiting_full_speed: applications.queue.most,
    queue_emptied_s_full_speed: round(applications.queue.emptied),
    load_average: [round(machine.before), round(machine.after)],
    missed: judge(results).flatMap(({ what, met }) => (met ? [] : [what])),
  });
}
