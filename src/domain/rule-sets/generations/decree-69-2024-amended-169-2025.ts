import { decree69 } from './decree-69-2024.ts';
import { says } from '../sourced.ts';
import type { RuleSet } from '../types.ts';

const earlier = decree69.procedures;

/**
 * Decree 69/2024 as amended by Decree 169/2025, with police of two levels: no district office receives files any more, and the commune
 * takes in applications for cards. What it amends in articles 12 and 23 is about organizations and providers of authentication.
 */
export const decree69Amended169: RuleSet = {
  ...decree69,
  id: 'decree-69-2024-amended-169-2025',
  legalBasis: ['D69', 'D169', 'L-CC', 'TT17-BCA', 'QD5709'],
  effectiveFrom: '2025-07-01',
  supersedes: 'decree-69-2024',
  procedures: {
    ...earlier,
    'citizen-level-2': {
      ...earlier['citizen-level-2'],
      offices: says(['population-centre', 'province-identity', 'commune'], 'QD5709', 'restated'),
    },
    'citizen-level-2-with-card': {
      ...earlier['citizen-level-2-with-card'],
      offices: says(['population-centre', 'province-identity', 'commune'], 'law.md X10', 'single'),
    },
  },
};
