import type { claims as sourceClaims, claimValues as sourceValues, scopes as sourceScopes } from '../vi/claims.ts';

export const claims: typeof sourceClaims = {
  sub: {
    label: 'Your own code at this service',
    more: 'A random code, different at each organization. It is not your personal identification number.',
  },
  name: { label: 'Full name' },
  family_name: { label: 'Family name' },
  middle_name: { label: 'Middle name' },
  given_name: { label: 'Given name' },
  nickname: { label: 'Other name' },
  preferred_username: { label: 'Display name' },
  birthdate: { label: 'Date of birth' },
  gender: { label: 'Sex' },
  nationality: { label: 'Nationality' },
  personal_number: { label: 'Identification number', more: "A citizen's personal identification number, or a foreigner's number." },
  email: { label: 'E-mail address' },
  email_verified: { label: 'Whether the e-mail address has been verified' },
  phone_number: { label: 'Phone number' },
  phone_number_verified: { label: 'Whether the phone number has been verified' },
  address: { label: 'Permanent residence' },
  picture: { label: 'Portrait' },
  profile: { label: 'Profile page' },
  website: { label: 'Web page' },
  locale: { label: 'The language you chose' },
  zoneinfo: { label: 'Time zone' },
  updated_at: { label: 'When the information was last updated' },
  account_level: { label: 'Level of the account', more: 'Level 1 or level 2: how thoroughly your identity was checked.' },
  authn_level: { label: 'Authentication level of this sign-in', more: 'How many kinds of proof you used.' },
  subject_kind: { label: 'Kind of holder', more: 'Citizen, foreigner or organization.' },
  rule_set: { label: 'The legal rules that were applied' },
  acr: { label: 'Assurance of this sign-in' },
  amr: { label: 'The ways in which you proved who you are' },
  auth_time: { label: 'When you proved who you are' },
  act: { label: 'Who acts', more: 'Who is acting on behalf of the account holder.' },
};

export const scopes: typeof sourceScopes = {
  openid: { label: 'Confirm to this service who you are' },
  profile: { label: 'Basic information about you' },
  email: { label: 'E-mail' },
  phone: { label: 'Phone' },
  address: { label: 'Permanent residence' },
  identity: { label: 'Identification number and nationality' },
  offline_access: {
    label: 'Access while you are away',
    more: 'The service can read what you allowed for up to 30 days, also after you sign out.',
  },
};

export const claimValues: typeof sourceValues = {
  yes: 'yes',
  no: 'no',
  male: 'male',
  female: 'female',
  citizen: 'citizen',
  foreigner: 'foreigner',
  organization: 'organization',
};
