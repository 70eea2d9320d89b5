import type { DeskHead } from '../../views/components/desk-frame.tsx';
import { deskHomeView } from '../../views/pages/back-office/desk-home.tsx';
import { askCallerView, beginCallView, callEndView } from '../../views/pages/back-office/calls.tsx';
import { eventsView, eventView } from '../../views/pages/back-office/events.tsx';
import { deadJobsView } from '../../views/pages/back-office/dead-jobs.tsx';
import { holidaysView } from '../../views/pages/back-office/holidays.tsx';
import { tasksView } from '../../views/pages/back-office/tasks.tsx';
import { peopleView } from '../../views/pages/back-office/people.tsx';
import { personView } from '../../views/pages/back-office/person.tsx';
import { proofingView } from '../../views/pages/back-office/proofing.tsx';
import { undeliveredView } from '../../views/pages/back-office/undelivered.tsx';
import { worklistView } from '../../views/pages/back-office/worklist.tsx';
import { type PageSample, sample } from './sample.ts';

const commune = { vi: 'Công an phường Mẫu', en: 'Police of Mau ward' };
const authority = {
  vi: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội (mẫu)',
  en: 'Department for Administrative Management of Social Order (sample)',
};

/** An officer with every role, whose registers do all that registers can do. */
export const deskHead: DeskHead = {
  fullName: 'Đỗ Thị Thử',
  roles: [
    { role: 'reception', unitName: commune },
    { role: 'immigration-reception', unitName: commune },
    { role: 'decider', unitName: authority },
    { role: 'hotline', unitName: authority },
  ],
  permissions: [
    'intake.citizen',
    'intake.foreigner',
    'file.view',
    'file.decide',
    'file.supplement',
    'worklist.view',
    'task.close',
    'holidays.record',
    'rules.view',
    'messages.undeliverable',
    'jobs.dead',
    'registers.events',
    'person.search',
    'activation.reopen',
    'officer.proof',
  ],
  lamps: [
    { register: 'population', lamp: 'up', since: undefined },
    { register: 'id-card', lamp: 'trouble', since: new Date('2026-11-24T03:04:05.200Z') },
    { register: 'immigration', lamp: 'down', since: new Date('2026-11-23T23:30:00.000Z') },
    { register: 'subscriber', lamp: 'up', since: undefined },
    { register: 'driving-licence', lamp: 'up', since: undefined },
    { register: 'vehicle-registration', lamp: 'up', since: undefined },
    { register: 'health-insurance', lamp: 'up', since: undefined },
    { register: 'social-insurance', lamp: 'up', since: undefined },
    { register: 'card-system', lamp: 'up', since: undefined },
  ],
  endsAt: new Date('2026-12-24T03:04:05.200Z'),
  totpStandsIn: true,
};

const door = 'back-office';
const at = new Date('2026-11-20T03:04:05.200Z');
const today = '2026-11-25';

const file = {
  procedure: 'citizen-level-2',
  state: 'awaiting-decision',
  unitName: commune,
  receivedAt: at,
  lateCause: undefined,
} as const;
const worklist = {
  files: [
    { ...file, id: 'f1', reference: 'DD-7KQ2-M9XF', dueOn: '2026-11-23' },
    { ...file, id: 'f2', reference: 'DD-9XKQ-2M7F', dueOn: '2026-11-24', lateCause: 'registry' },
    { ...file, id: 'f3', reference: 'DD-2M7F-7KQ2', dueOn: today, procedure: 'citizen-level-2-with-card' },
    { ...file, id: 'f4', reference: 'DD-M9XF-9XKQ', dueOn: undefined, state: 'needs-supplement', receivedAt: undefined },
  ],
  filter: { procedure: 'citizen-level-2' },
  procedures: ['citizen-level-1', 'citizen-level-2', 'citizen-level-2-with-card', 'foreigner-level-1', 'foreigner-level-2'],
  states: ['submitted', 'needs-supplement', 'waiting-population-update', 'received', 'registry-check', 'forwarded', 'awaiting-decision'],
  today,
  next: '2026-11-25~x',
  isLater: true,
} as const;

const task = { openedAt: at, dueOn: today, applicationId: 'f1', accountId: undefined, reference: 'DD-7KQ2-M9XF' } as const;
const tasks = {
  tasks: [
    { ...task, id: 't1', kind: 'decide' },
    { ...task, id: 't2', kind: 'undelivered', letter: 'undelivered' },
    { ...task, id: 't4', kind: 'apology', letter: 'apology' },
    { ...task, id: 't3', kind: 'repudiated-account', applicationId: undefined, accountId: 'a1', dueOn: undefined },
  ],
  kinds: [
    'decide',
    'review-grant',
    'undelivered',
    'activation-not-running',
    'repudiated-account',
    'half-time',
    'due-soon',
    'overdue',
    'apology',
    'card-contradiction',
    'death-cancelled',
    'naturalised',
    'number-conflict',
  ],
  today,
  next: 'x',
  said: 'closed',
} as const;

const holiday = { kind: 'off', nameVi: 'Ngày Văn hóa Việt Nam', nameEn: 'Vietnam Culture Day' } as const;
const holidays = {
  year: 2026,
  years: [2025, 2026, 2027],
  holidays: [
    { ...holiday, day: '2026-11-24', source: 'decision', decision: '12/QĐ-TTg, 03/11/2026' },
    { ...holiday, day: '2027-01-01', source: 'computed', decision: undefined },
    { ...holiday, day: '2027-01-10', kind: 'worked', source: 'decision', decision: '13/QĐ-TTg' },
  ],
} as const;

const message = {
  id: 'm1',
  kind: 'application-granted',
  channel: 'sms',
  attempts: 8,
  lastError: 'ECONNREFUSED',
  at,
  applicationId: 'f1',
  reference: 'DD-7KQ2-M9XF',
  unitId: 'u1',
  toldOtherwise: true,
  mayRetry: true,
} as const;

const job = {
  id: '17',
  task: 'run-check',
  payload: { applicationId: 'f1', check: 'population' },
  attempts: 25,
  lastError: 'ETIMEDOUT',
  createdAt: at,
  lastTriedAt: at,
} as const;

const found = {
  accountId: 'a1',
  fullName: 'Nguyễn Văn An',
  birthDate: '1990-03-14',
  number: '003090000001',
  isReplaced: true,
  subjectKind: 'citizen',
  level: 2,
  state: 'active',
} as const;
const person = {
  person: {
    fullName: 'Nguyễn Văn An',
    birthDate: '1990-03',
    sex: 'male',
    nationality: 'VNM',
    phone: '••••••••01',
    email: 'a•••@example.com',
    address: undefined,
  },
  account: { subjectKind: 'organization', level: null, state: 'locked' },
  number: '003090000001',
  files: [{ id: 'f1', reference: 'DD-7KQ2-M9XF', procedure: 'citizen-level-2', state: 'notified', startedAt: at, dueOn: today }],
} as const;

const event = {
  id: 'e1',
  register: 'population',
  kind: 'star-sign-changed',
  state: 'unknown-kind',
  accountId: 'a1',
  happenedAt: at,
  receivedAt: at,
} as const;
const unreadable = { ...event, id: 'e2', kind: 'name-changed', state: 'unreadable', accountId: undefined } as const;
const held = { seq: 4711, data: '{\n  "to": "cat",\n  "fullName": 7\n}' };

/** Pages of the officers' desk. */
export const deskSamples: Readonly<Record<string, PageSample>> = {
  'desk, start': sample(deskHomeView, { desk: deskHead, figures: { open: 41, overdueByUnit: 2, overdueByRegistry: 3 } }, door),
  'desk, worklist': sample(worklistView, { desk: deskHead, ...worklist }, door),
  'desk, empty worklist': sample(worklistView, { desk: deskHead, ...worklist, files: [], filter: {}, next: undefined }, door),
  'desk, tasks': sample(tasksView, { desk: deskHead, ...tasks }, door),
  'desk, calls': sample(beginCallView, { desk: deskHead }, door),
  'desk, call not begun': sample(beginCallView, { desk: deskHead, problem: 'held' }, door),
  'desk, caller': sample(
    askCallerView,
    { desk: deskHead, callId: 'c1', questions: ['card-issued-on', 'residence', 'phone-end'], minutes: 15 },
    door,
  ),
  'desk, caller while registers are silent': sample(
    askCallerView,
    { desk: deskHead, callId: 'c1', questions: ['residence-card-end'], minutes: 15, problem: 'registry-silent' },
    door,
  ),
  'desk, caller verified': sample(callEndView, { desk: deskHead, callId: 'c1', stage: 'passed' }, door),
  'desk, nothing to open': sample(callEndView, { desk: deskHead, callId: 'c1', stage: 'passed', nothingToOpen: true }, door),
  'desk, caller not verified': sample(callEndView, { desk: deskHead, callId: 'c1', stage: 'failed' }, door),
  'desk, opened anew': sample(callEndView, { desk: deskHead, callId: 'c1', stage: 'reopened' }, door),
  'desk, call over': sample(callEndView, { desk: deskHead, callId: 'c1', stage: 'over' }, door),
  'desk, people': sample(peopleView, { desk: deskHead }, door),
  'desk, people refused': sample(peopleView, { desk: deskHead, typed: { query: 'x' }, problems: ['query', 'year'] }, door),
  'desk, people found': sample(peopleView, { desk: deskHead, typed: { query: 'an' }, found: { people: [found], hasMore: true } }, door),
  'desk, nobody found': sample(peopleView, { desk: deskHead, found: { people: [], hasMore: false } }, door),
  'desk, person': sample(personView, { desk: deskHead, ...person }, door),
  'desk, person without files': sample(
    personView,
    { desk: deskHead, ...person, person: { ...person.person, phone: undefined, email: undefined, address: 'Phường Mẫu' }, files: [] },
    door,
  ),
  'desk, proofing': sample(proofingView, { desk: deskHead, isProofed: true }, door),
  'desk, proofing refused': sample(proofingView, { desk: deskHead, number: '003090000001', problem: 'face-differs' }, door),
  'desk, holidays': sample(holidaysView, { desk: deskHead, ...holidays, isRecorded: true }, door),
  'desk, a day refused': sample(
    holidaysView,
    {
      desk: deskHead,
      ...holidays,
      holidays: [],
      typed: { day: 'x' },
      problems: ['day', 'kind', 'nameVi', 'nameEn', 'decision', 'past', 'unchanged'],
    },
    door,
  ),
  'desk, undelivered': sample(
    undeliveredView,
    { desk: deskHead, messages: [message, { ...message, id: 'm2', mayRetry: false, channel: 'email' }], nextHref: '/x', said: 'retried' },
    door,
  ),
  'desk, nothing undelivered': sample(undeliveredView, { desk: deskHead, messages: [], said: 'not-retried' }, door),
  'desk, unclear events': sample(eventsView, { desk: deskHead, events: [event, unreadable], nextHref: '/x' }, door),
  'desk, no unclear events': sample(eventsView, { desk: deskHead, events: [] }, door),
  'desk, unclear event': sample(eventView, { desk: deskHead, event: { ...event, ...held } }, door),
  'desk, unreadable event': sample(eventView, { desk: deskHead, event: { ...unreadable, ...held } }, door),
  'desk, failed jobs': sample(deadJobsView, { desk: deskHead, jobs: [job], said: 'retried' }, door),
  'desk, no failed jobs': sample(deadJobsView, { desk: deskHead, jobs: [], said: 'not-retried' }, door),
  'desk, task of somebody else': sample(tasksView, { desk: { ...deskHead, permissions: [] }, ...tasks, tasks: [], said: 'gone' }, door),
};
