import type { IdCardRecord, ImmigrationRecord, PaperRecord, PopulationRecord } from '../../../connectors/registries.ts';
import type { PaperRegister, RegisteredPerson } from '../people/types.ts';

/** What each register says of a person. */

/** Under a number that was replaced the record is still there, and names the one that replaced it. */
export function populationRecord(person: RegisteredPerson, asked: string): PopulationRecord | undefined {
  const { citizen } = person;
  if (!citizen) return undefined;
  const isOld = asked !== citizen.personalNumber;
  return {
    personalNumber: asked,
    fullName: person.fullName,
    birthDate: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    address: person.address,
    diedOn: person.diedOn,
    earlierNumbers: isOld ? [] : citizen.earlierNumbers,
    replacedBy: isOld ? citizen.personalNumber : undefined,
    isWard: citizen.isWard,
    phone: person.phoneOwner ? undefined : person.phone,
    email: person.email,
  };
}

export function idCardRecord({ citizen }: RegisteredPerson, asked: string): IdCardRecord | undefined {
  return citizen?.card && citizen.personalNumber === asked ? { personalNumber: asked, ...citizen.card } : undefined;
}

export function immigrationRecord(person: RegisteredPerson): ImmigrationRecord | undefined {
  const { foreigner } = person;
  return (
    foreigner && {
      immigrationId: foreigner.immigrationId,
      fullName: person.fullName,
      birthDate: person.birthDate,
      sex: person.sex,
      nationality: foreigner.document.issuingState,
      document: foreigner.document,
      residenceCard: foreigner.residenceCard,
      hasFace: person.onFile.face,
      hasFingers: person.onFile.fingers,
      diedOn: person.diedOn,
      naturalisedAs: foreigner.naturalisedAs,
    }
  );
}

export function paperRecord(person: RegisteredPerson, register: PaperRegister, number: string): PaperRecord | undefined {
  const held = person.papers.find((paper) => paper.register === register && paper.number === number);
  if (!held) return undefined;
  const { kind, status, expiresOn } = held;
  return { kind, number, holderNumber: person.id, status, expiresOn };
}
