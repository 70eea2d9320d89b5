import { expect, test } from 'vitest';
import { findEdge } from '../../src/lib/state-machine.ts';
import { procedures } from '../../src/domain/registrations/procedures/index.ts';
import type { ApplicationEvent, ApplicationState } from '../../src/domain/registrations/types.ts';
import type { Procedure } from '../../src/domain/rule-sets/types.ts';

const states = [
  'draft',
  'consent-pending',
  'submitted',
  'needs-supplement',
  'waiting-population-update',
  'received',
  'registry-check',
  'forwarded',
  'field-verification',
  'awaiting-decision',
  'granted',
  'refused',
  'notified',
  'returned',
  'withdrawn',
  'stopped',
] as const satisfies readonly ApplicationState[];

const events = [
  'submit',
  'receive',
  'ask-supplement',
  'complete',
  'return',
  'wait-for-population',
  'resume',
  'check',
  'forward',
  'refer',
  'grant',
  'refuse',
  'notify',
  'withdraw',
  'stop',
] as const satisfies readonly ApplicationEvent[];

type Moves = Readonly<Partial<Record<ApplicationState, string>>>;

const everywhere: Moves = {
  'needs-supplement': 'complete>received return>returned withdraw>withdrawn stop>stopped',
  granted: 'notify>notified',
  refused: 'notify>notified',
};
const decided = 'grant>granted refuse>refused ask-supplement>needs-supplement check>registry-check withdraw>withdrawn stop>stopped';

const online: Moves = {
  ...everywhere,
  draft: 'submit>submitted withdraw>withdrawn stop>stopped',
  submitted: 'receive>received withdraw>withdrawn stop>stopped',
  received: 'check>registry-check withdraw>withdrawn stop>stopped',
  'registry-check': 'grant>granted refuse>refused refer>awaiting-decision withdraw>withdrawn stop>stopped',
  'awaiting-decision': decided,
};

const counter: Moves = {
  ...online,
  submitted: 'receive>received ask-supplement>needs-supplement withdraw>withdrawn stop>stopped',
  'registry-check': 'refuse>refused refer>awaiting-decision ask-supplement>needs-supplement withdraw>withdrawn stop>stopped',
};

const expected: Readonly<Record<Procedure, Moves>> = {
  'citizen-level-1': online,
  'foreigner-level-1': online,
  'citizen-level-2': counter,
  'foreigner-level-2': {
    ...counter,
    received: 'forward>forwarded withdraw>withdrawn stop>stopped',
    forwarded: 'check>registry-check withdraw>withdrawn stop>stopped',
  },
  'citizen-level-2-with-card': {
    ...counter,
    submitted:
      'receive>received ask-supplement>needs-supplement wait-for-population>waiting-population-update withdraw>withdrawn stop>stopped',
    'waiting-population-update': 'resume>submitted withdraw>withdrawn stop>stopped',
    'registry-check':
      'grant>granted refuse>refused refer>awaiting-decision ask-supplement>needs-supplement withdraw>withdrawn stop>stopped',
  },
};

/** Every state with every event: where it leads, or nothing. */
function table(leads: (state: ApplicationState, event: ApplicationEvent) => string | undefined): string[] {
  return states.flatMap((state) => events.map((event) => `${state} ${event} ${leads(state, event) ?? '-'}`));
}

test.each(Object.keys(expected) as Procedure[])('%s: every event in every state leads where the law says, or nowhere', (procedure) => {
  const stated = (state: ApplicationState, event: ApplicationEvent): string | undefined =>
    (expected[procedure][state] ?? '')
      .split(' ')
      .find((move) => move.startsWith(`${event}>`))
      ?.split('>')[1];
  const { machine } = procedures[procedure];
  expect(table((state, event) => findEdge(machine, state, event)?.to)).toEqual(table(stated));
});

test('one step has one name in the audit, wherever it stands', () => {
  const names = new Map<string, Set<string>>();
  const machines = Object.values(procedures).flatMap(({ machine }) => Object.values(machine));
  for (const edges of machines)
    for (const [event, edge] of Object.entries(edges)) names.set(event, (names.get(event) ?? new Set()).add(edge.audit));
  expect([...names.keys()].sort()).toEqual([...events].sort());
  expect([...names.values()].filter((set) => set.size !== 1)).toEqual([]);
});
