import { type FlowName, flowNames } from '../load/measure.ts';
import { growthOf, ratioOf, type Results, scaleFlows } from './results.ts';
import { count, judge } from './targets.ts';

const labels: Readonly<Record<FlowName, string>> = {
  password_totp: 'password + TOTP login',
  session: 'sign-in by session',
  refresh: 'refresh',
  introspection: 'introspection',
  userinfo: 'userinfo',
};

/** Tables for people. */
export function printTables(results: Results): void {
  const { flows, roundTrips, scale } = results;
  console.log(
    `\n${count(results.people)} people, ${results.lanes} connections; client, server and PostgreSQL share the cores of this machine.`,
  );
  console.log(`argon2id (19 MiB, t=2, p=1): ${whole(results.argon2PerSecond)} verifications/s when nothing else runs\n`);
  table(
    ['flow', '', '/s', 'p50 ms', 'p95 ms', 'p99 ms', 'ours / bare'],
    flowNames.flatMap((flow) => {
      const { ours, bare } = flows[flow];
      const line = (name: string, { perSecond, p50, p95, p99 }: typeof ours) => [name, whole(perSecond), ms(p50), ms(p95), ms(p99)];
      return [
        [labels[flow], ...line('ours', ours), ratioOf(flows[flow]).toFixed(2)],
        ['', ...line('bare', bare), ''],
      ];
    }),
  );
  table(
    ['database round trips', 'each'],
    [
      ['password + TOTP login', String(roundTrips.login)],
      ['sign-in by session', String(roundTrips.silent)],
      ['refresh', String(roundTrips.refresh)],
      ['introspection', String(roundTrips.introspection)],
      ['userinfo', String(roundTrips.userinfo)],
    ],
  );
  table(
    ['p95 ms', `${count(scale.few)} people`, `${count(scale.many)} people`, 'growth', `${count(scale.expired)} expired`, 'growth'],
    scaleFlows.map((flow) => {
      const { p95, growth } = scale;
      const { few, many, worn } = p95[flow];
      return [labels[flow], ms(few), ms(many), growth[flow].many.toFixed(2), ms(worn), growth[flow].worn.toFixed(2)];
    }),
  );
  if (results.quick) console.log('Quick run: few rounds and a smaller comparison of sizes. The figures to quote come from the full run.\n');
  table(
    ['target', '', 'measured', ''],
    judge(results).map(({ what, target, measured, met }) => [
      what,
      target,
      measured >= 100 ? whole(measured) : measured.toFixed(2),
      met ? 'met' : 'MISSED',
    ]),
  );
}

/** One line for programs. */
export function jsonOf(results: Results): string {
  const { flows, roundTrips, logOut, scale, memory } = results;
  const rates = flowNames.flatMap((flow) => {
    const name = flow === 'password_totp' || flow === 'session' ? `${flow}_logins_per_s` : `${flow}_per_s`;
    return [
      [name, round(flows[flow].ours.perSecond)],
      [`bare_${name}`, round(flows[flow].bare.perSecond)],
    ];
  });
  const percentiles = flowNames.flatMap((flow) =>
    (['p50', 'p95', 'p99'] as const).flatMap((p) => [
      [`${flow}_${p}_ms`, round(flows[flow].ours[p])],
      [`bare_${flow}_${p}_ms`, round(flows[flow].bare[p])],
    ]),
  );
  const ratios = flowNames.map((flow) => [`${flow}_ratio`, round(ratioOf(flows[flow]), 3)]);
  return JSON.stringify({
    quick: results.quick,
    people: results.people,
    argon2_per_s: round(results.argon2PerSecond),
    ...Object.fromEntries([...rates, ...ratios, ...percentiles]),
    round_trips_per_login: roundTrips.login,
    round_trips_silent: roundTrips.silent,
    round_trips_refresh: roundTrips.refresh,
    round_trips_introspection: roundTrips.introspection,
    round_trips_userinfo: roundTrips.userinfo,
    log_out_p50_ms: round(logOut.p50),
    log_out_p95_ms: round(logOut.p95),
    scale_people: [scale.few, scale.many],
    scale_expired_artifacts: scale.expired,
    p95_ratio_people: round(growthOf(scale, 'many'), 3),
    p95_ratio_expired: round(growthOf(scale, 'worn'), 3),
    scale_p95_ms: Object.fromEntries(scaleFlows.map((flow) => [flow, Object.values(scale.p95[flow]).map((value) => round(value))])),
    start_to_ready_ms: Math.round(results.startToReady),
    rss_mb: memory.ours,
    bare_rss_mb: memory.bare,
    missed: judge(results).flatMap(({ what, met }) => (met ? [] : [what])),
  });
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log([line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line), ''].join('\n'));
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function ms(value: number): string {
  return value.toFixed(1);
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
