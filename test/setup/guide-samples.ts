import { guidesOf } from '../../src/domain/rule-sets/guides.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';
import { guideView } from '../../views/pages/guide/guide.tsx';
import { guideListView } from '../../views/pages/guide/list.tsx';
import { type OfficesProps, officesView } from '../../views/pages/guide/offices.tsx';
import { type PageSample, sample } from './sample.ts';

const rules = rulesById('decree-69-2024-amended-320-2026');
const guides = guidesOf(rules);
const shown = ['citizen-level-1/e1-14', 'citizen-level-1/e8-14', 'citizen-level-2/e1-14', 'foreigner-level-2/e5-6'];

const office = { id: 'o', kind: 'commune', opensAt: '07:30', closesAt: '17:00' } as const;
const offices: OfficesProps = {
  procedure: 'citizen-level-2',
  procedures: ['citizen-level-2', 'citizen-level-2-with-card', 'foreigner-level-2'],
  words: 'mau',
  offices: [
    {
      ...office,
      name: { vi: 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội, Công an tỉnh Sông Mẫu', en: 'Sông Mẫu Province Police' },
      address: '10 đường Sông, phường Bến Mẫu, tỉnh Sông Mẫu',
      saturdayMorning: false,
    },
    {
      ...office,
      id: 'o2',
      name: { vi: 'Công an phường Cảng Mẫu', en: 'Cảng Mẫu Ward Police' },
      address: '7 đường Cảng, phường Cảng Mẫu, thành phố Hải Mẫu',
      saturdayMorning: true,
    },
  ],
  hasMore: true,
};

/** How to get an account: the list, one page for each way there is, and the offices. */
export const guideSamples: Readonly<Record<string, PageSample>> = {
  'guide: list': sample(guideListView, { rules, guides }),
  ...Object.fromEntries(
    guides
      .filter(({ procedure, person }) => shown.includes(`${procedure}/${person}`) || procedure === 'citizen-level-2-with-card')
      .map((guide) => [`guide: ${guide.procedure} ${guide.person}`, sample(guideView, { rules, guide })]),
  ),
  'guide: offices': sample(officesView, offices),
  'guide: no office': sample(officesView, { ...offices, words: 'zzz', offices: [], hasMore: false }),
};
