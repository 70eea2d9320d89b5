import type { accountLevels as sourceLevels, acr as source } from '../vi/acr.ts';

export const acr: typeof source = {
  'urn:dinhdanh:acr:level-1': { name: 'level 1', wants: 'The service asks for level 1: one step of authentication.' },
  'urn:dinhdanh:acr:level-2': {
    name: 'level 2',
    wants: 'The service asks for level 2: an account of level 2 and two different steps of authentication.',
  },
  'urn:dinhdanh:acr:level-2-biometric': {
    name: 'level 2 with biometrics',
    wants: 'The service asks for level 2 with biometrics: an account of level 2 and a face or fingerprint matched with the database.',
  },
};

export const accountLevels: typeof sourceLevels = {
  1: { name: 'Level 1', means: 'What you declared in the app matched the national database.' },
  2: { name: 'Level 2', means: 'An officer met you and matched your face and fingerprints with the database.' },
};
