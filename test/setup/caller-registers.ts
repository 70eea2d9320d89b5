import type { DataAnswer, IdCardRecord, ImmigrationRecord, PopulationRecord } from '../../src/connectors/registries.ts';
import type { HotlineHands } from '../../src/domain/registrations/hotline/calls.ts';

export interface CallerRegisters extends HotlineHands {
  /** Registers answer no more, or again. */
  silent: boolean;
}

/** Registers that know one citizen by their number and one foreigner by their passport. */
export function callerRegisters(number: string): CallerRegisters {
  const person: PopulationRecord = {
    personalNumber: number,
    fullName: 'Đỗ Thị Thử',
    birthDate: '1991-02-03',
    sex: 'female',
    nationality: 'VNM',
    address: 'Phường Bến Mẫu, Tỉnh Sông Mẫu',
    diedOn: undefined,
    earlierNumbers: ['001091000009'],
    replacedBy: undefined,
    isWard: false,
    phone: '+84912345678',
    email: undefined,
  };
  const card: IdCardRecord = {
    personalNumber: number,
    cardNumber: number,
    kind: 'identity-card',
    hasChip: true,
    issuedOn: '2021-04-05',
    expiresOn: '2031-04-05',
    status: 'valid',
  };
  const foreigner: ImmigrationRecord = {
    immigrationId: 'IM1',
    fullName: 'MARIA SANTOS',
    birthDate: '1988-05-30',
    sex: 'female',
    nationality: 'PHL',
    document: { kind: 'passport', number: 'P1234567', issuingState: 'PHL', expiresOn: '2029-12-31' },
    residenceCard: { kind: 'temporary', number: 'TRC0012AB34', expiresOn: '2027-01-02' },
    hasFace: true,
    hasFingers: true,
    diedOn: undefined,
    naturalisedAs: undefined,
  };
  const hands = { silent: false };
  const answer = async <T>(data: T, isIt: boolean): Promise<DataAnswer<T>> => {
    if (hands.silent) return { kind: 'unavailable', code: 'ETIMEDOUT' };
    return isIt ? { kind: 'found', data } : { kind: 'not-found' };
  };
  const never = (): never => {
    throw new Error('the hotline compares nobody');
  };
  return Object.assign(hands, {
    registries: {
      population: { findPerson: (asked: string) => answer(person, asked === number) },
      idCard: { findCard: (asked: string) => answer(card, asked === number), compareFace: never, compareFingers: never },
      immigration: {
        findForeigner: (asked: { number: string }) => answer(foreigner, asked.number === 'P1234567'),
        compareFace: never,
        compareFingers: never,
        enrol: never,
      },
    },
  });
}

/** What each question is rightly answered with. */
export const rightAnswers: Readonly<Record<string, string>> = {
  'card-issued-on': '5/4/2021',
  'card-expires-on': '5/4/2031',
  residence: 'Bến Mẫu',
  'phone-end': '5678',
  'earlier-number': '001091000009',
  'document-expires-on': '31/12/2029',
  'residence-card-end': 'AB34',
  'residence-card-expires-on': '2/1/2027',
};
