import type { deskPeople as source } from '../vi/desk-people.ts';

export const deskPeople: typeof source = {
  search: {
    title: 'Find a person',
    intro: 'Enter the exact identification number, or a name (with or without marks). Every search is recorded with the people it showed.',
    query: 'Identification number or name',
    year: 'Year of birth, if known',
    submit: 'Search',
    problems: {
      query: 'Enter an identification number, or at least 2 letters of a name, at most 100 characters',
      year: 'A year of birth has 4 digits',
    },
    results: 'Results',
    head: { name: 'Name', birthDate: 'Date of birth', number: 'Identification number', account: 'Account' },
    replaced: 'this number has replaced the one that was looked for',
    more: 'There are more. Enter more of the name, or the year of birth.',
    none: 'Nobody with an account was found.',
  },
  kinds: { citizen: 'citizen', foreigner: 'foreigner', organization: 'organization' },
  states: { waiting: 'waiting for activation', active: 'active', locked: 'locked', dead: 'ended', repudiated: 'disowned' },
  level: (level) => `level ${level}`,
  person: {
    back: 'Find somebody else',
    facts: {
      number: 'Identification number',
      birthDate: 'Date of birth',
      sex: 'Sex',
      nationality: 'Nationality',
      address: 'Residence',
      phone: 'Telephone',
      email: 'E-mail',
      account: 'Account',
    },
    sexes: { male: 'male', female: 'female', unknown: 'unknown' },
    files: 'Files',
    head: { reference: 'File', procedure: 'Procedure', state: 'Stage', startedAt: 'Begun' },
    noFiles: 'There are no files.',
    recorded: 'This view has been recorded.',
  },
};
