import { rulesById, ruleSets } from '../../src/domain/rule-sets/index.ts';
import type { RuleSet } from '../../src/domain/rule-sets/types.ts';
import { rulesView } from '../../views/pages/law/rules.tsx';
import { type PageSample, sample } from './sample.ts';

const today = rulesById('decree-69-2024-amended-320-2026');
const charged = { ...today.procedures['citizen-level-2'], fee: { ...today.procedures['citizen-level-2'].fee, value: 50_000 } };
/** No generation has charged for an account yet. */
const withFee: RuleSet = { ...today, procedures: { ...today.procedures, 'citizen-level-2': charged } };

/** Every generation of the law in words: whatever one of them says must have its words. */
export const lawSamples: Readonly<Record<string, PageSample>> = {
  ...Object.fromEntries(ruleSets.map((rules) => [`rules, ${rules.id}`, sample(rulesView, { rules })])),
  'rules that end, with a fee': sample(rulesView, { rules: withFee, until: '2027-12-31' }),
};
