import type { ImmigrationRecord, PopulationRecord } from '../../connectors/registries.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Registered } from './grant-account.ts';
import { readAnswer } from './queries.ts';

type Found<T> = { readonly kind: 'found'; readonly data: T } | undefined;

/** What the register last answered about the person of a file; undefined when it knows nobody. */
export async function readRegistered(db: Db, secrets: Secrets, applicationId: string): Promise<Registered | undefined> {
  const read = (check: 'population' | 'immigration'): Promise<unknown> => readAnswer(db, secrets, { applicationId, check });
  const citizen = (await read('population')) as Found<PopulationRecord>;
  if (citizen?.kind === 'found')
    return {
      ...personOf(citizen.data),
      address: citizen.data.address,
      personalNumber: citizen.data.personalNumber,
      immigrationId: undefined,
    };
  const foreigner = (await read('immigration')) as Found<ImmigrationRecord>;
  if (foreigner?.kind !== 'found') return undefined;
  return { ...personOf(foreigner.data), address: undefined, personalNumber: undefined, immigrationId: foreigner.data.immigrationId };
}

function personOf({
  fullName,
  birthDate,
  sex,
  nationality,
}: PopulationRecord | ImmigrationRecord): Pick<Registered, 'fullName' | 'birthDate' | 'sex' | 'nationality'> {
  return { fullName, birthDate, sex, nationality };
}
