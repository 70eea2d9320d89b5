import { accountMachine } from '../src/domain/accounts/machine.ts';
import { procedures } from '../src/domain/registrations/procedures/index.ts';
import type { Machine } from '../src/lib/state-machine.ts';

/** The pictures of the machines, drawn from the tables that the program runs on: `npm run machines`. */
export function machinesPage(): string {
  const files = Object.entries(procedures).map(([name, { machine }]) => section(name, machine));
  return `${[head, ...files, section('The account', accountMachine)].join('\n\n')}\n`;
}

const head = `# Machines

Drawn from the tables in \`src/domain/registrations/procedures\` and \`src/domain/accounts/machine.ts\` by \`npm run machines\`; a test compares. States that a procedure never enters are left out.`;

function section(name: string, machine: Machine<string, string>): string {
  return [`## ${name}`, '', '```mermaid', 'stateDiagram-v2', ...linesOf(machine), '```'].join('\n');
}

function linesOf(machine: Machine<string, string>): string[] {
  const edges = Object.entries(machine).flatMap(([from, events]) =>
    Object.entries(events).map(([event, edge]) => ({ from, event, to: edge?.to ?? '' })),
  );
  const entered = new Set(edges.map(({ to }) => to));
  const first = edges.map(({ from }) => from).find((state) => !entered.has(state));
  const ends = [...entered].filter((state) => !edges.some(({ from }) => from === state));
  const reached = reachedFrom(first, edges);
  return [
    ...(first ? [`  [*] --> ${id(first)}`] : []),
    ...[...reached].map((state) => `  ${id(state)} : ${state}`),
    ...edges.filter(({ from }) => reached.has(from)).map(({ from, event, to }) => `  ${id(from)} --> ${id(to)} : ${event}`),
    ...ends.map((state) => `  ${id(state)} --> [*]`),
  ];
}

function reachedFrom(first: string | undefined, edges: readonly { from: string; to: string }[]): Set<string> {
  const reached = new Set(first ? [first] : []);
  for (const state of reached) for (const { from, to } of edges) if (from === state) reached.add(to);
  return reached;
}

function id(state: string): string {
  return state.replaceAll('-', '_');
}
