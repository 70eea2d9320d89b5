import { decree69Amended169 } from './decree-69-2024-amended-169-2025.ts';
import { cite, inherited } from '../sourced.ts';
import type { RuleSet, Sector, SectorLink } from '../types.ts';

const sectors: readonly Sector[] = [
  'education',
  'digital-literacy',
  'securities',
  'telecoms',
  'banking',
  'e-commerce',
  'e-invoices',
  'transport',
  'tourism',
  'pharmacy',
  'health-care',
  'social-networks',
];

/**
 * Decree 69/2024 as amended by Decree 320/2026. Only its articles 19 and 20 could be read (law.md Q1): everything else is taken over from
 * the generation before and marked so. Drafts would have let foreigners in after a lawful stay of 90 days (E7); the row stays closed until
 * the text is confirmed.
 */
export const decree69Amended320: RuleSet = {
  ...inherited(decree69Amended169),
  id: 'decree-69-2024-amended-320-2026',
  legalBasis: ['D69', 'D169', 'D320', 'L-CC', 'TT17-BCA'],
  effectiveFrom: '2026-09-28',
  supersedes: 'decree-69-2024-amended-169-2025',
  sectorLinks: sectors.map(linkedBefore),
};

function linkedBefore(sector: Sector): SectorLink {
  return { sector, before: sector === 'banking' ? '2027-06-30' : '2026-12-31', ...cite('D320:20.3', 'single') };
}
