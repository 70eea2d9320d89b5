import type { DeskHead } from '../../views/components/desk-frame.tsx';
import { deskHomeView } from '../../views/pages/back-office/desk-home.tsx';
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
    'person.search',
    'activation.reopen',
  ],
  lamps: [
    { name: 'population', light: 'working' },
    { name: 'id-card', light: 'slow' },
    { name: 'immigration', light: 'down' },
    { name: 'subscriber', light: 'working' },
    { name: 'driving-licence', light: 'working' },
    { name: 'vehicle-registration', light: 'working' },
    { name: 'health-insurance', light: 'working' },
    { name: 'social-insurance', light: 'working' },
  ],
  endsAt: new Date('2026-12-24T03:04:05.200Z'),
  totpStandsIn: true,
};

const door = 'back-office';

/** Pages of the officers' desk. */
export const deskSamples: Readonly<Record<string, PageSample>> = {
  'desk, start': sample(deskHomeView, { desk: deskHead }, door),
};
