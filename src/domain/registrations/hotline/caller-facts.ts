import type { DataAnswer, Registries } from '../../../connectors/registries.ts';
import type { Deps } from '../../../platform/deps.ts';
import { findNumber } from '../../accounts/queries.ts';
import { readDeclared } from '../queries.ts';
import type { CallerFacts } from './questions.ts';

/** Who a number belongs to, and what only they should know. */
export type CallerKnown = { readonly kind: 'known'; readonly facts: CallerFacts } | { readonly kind: 'registry-silent' };

export interface Caller {
  /** Absent when nobody has the number: the registers are asked all the same, so that it takes as long. */
  readonly accountId: string | undefined;
  /** Whether this is the number that the caller named: it is no answer to a question. */
  readonly isNamed: (number: string) => boolean;
}

/** Of nobody. */
const noNumber = '000000000000';

type Asking = Pick<Registries, 'population' | 'idCard' | 'immigration'>;

/** Asks the registers what a caller is to be asked about. Outside any transaction: they may take their time. */
export async function factsOfCaller(deps: Pick<Deps, 'db' | 'secrets'>, registries: Asking, caller: Caller): Promise<CallerKnown> {
  const { accountId, isNamed } = caller;
  const document = accountId && (await documentOf(deps, accountId));
  if (document) return foreignersFacts(registries, document);
  const number = (accountId && (await findNumber(deps.db, accountId))) || noNumber;
  return citizensFacts(registries, number, isNamed);
}

/** The travel document that a foreigner's account was granted on; undefined for citizens. */
async function documentOf(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  accountId: string,
): Promise<{ number: string; issuingState: string } | undefined> {
  const file = await db('applications')
    .where({ account_id: accountId, subject_kind: 'foreigner' })
    .whereNotNull('decided_at')
    .orderBy('decided_at', 'desc')
    .first('id');
  return file && (await readDeclared(db, secrets, file.id))?.document;
}

async function citizensFacts({ population, idCard }: Asking, number: string, isNamed: Caller['isNamed']): Promise<CallerKnown> {
  const [person, card] = await Promise.all([population.findPerson(number), idCard.findCard(number)]);
  if (person.kind === 'unavailable' || card.kind === 'unavailable') return { kind: 'registry-silent' };
  return {
    kind: 'known',
    facts: {
      'card-issued-on': all(found(card)?.issuedOn),
      'card-expires-on': all(found(card)?.expiresOn),
      residence: placesOf(found(person)?.address ?? ''),
      'phone-end': all(found(person)?.phone),
      'earlier-number': (found(person)?.earlierNumbers ?? []).filter((earlier) => !isNamed(earlier)),
    },
  };
}

/** The parts of an address but the province, which is guessed too easily; an address of one part is that part. */
function placesOf(address: string): string[] {
  const parts = address.split(',').filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts.slice(0, -1) : parts;
}

async function foreignersFacts({ immigration }: Asking, document: { number: string; issuingState: string }): Promise<CallerKnown> {
  const answer = await immigration.findForeigner(document);
  if (answer.kind === 'unavailable') return { kind: 'registry-silent' };
  const record = found(answer);
  return {
    kind: 'known',
    facts: {
      'document-expires-on': all(record?.document.expiresOn),
      'residence-card-end': all(record?.residenceCard?.number),
      'residence-card-expires-on': all(record?.residenceCard?.expiresOn),
    },
  };
}

function found<T>(answer: DataAnswer<T>): T | undefined {
  return answer.kind === 'found' ? answer.data : undefined;
}

function all(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
