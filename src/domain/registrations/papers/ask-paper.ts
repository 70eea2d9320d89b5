import type { DataAnswer, ImmigrationRecord, Registries } from '../../../connectors/registries.ts';
import type { Day } from '../../../lib/days.ts';
import type { PaperStatus } from '../../accounts/integrated-papers.ts';
import type { Declared } from '../types.ts';
import { registerOf } from './rules.ts';
import type { DeclaredPaper } from './types.ts';

/** What matters of a paper that its register knows. */
export interface PaperFound {
  readonly status: PaperStatus;
  readonly expiresOn: string | undefined;
}

export type PaperAnswer = DataAnswer<PaperFound> | { readonly kind: 'no-register' };

export interface AskingPaper {
  readonly registries: Registries;
  readonly declared: Pick<Declared, 'personalNumber' | 'document'>;
  readonly today: Day;
}

/** Asks the register of one paper whether this person holds it. A residence card stands in the immigration register, with its holder. */
export async function askPaper({ registries, declared, today }: AskingPaper, { kind, number }: DeclaredPaper): Promise<PaperAnswer> {
  const register = registerOf(kind);
  const { personalNumber, document } = declared;
  if (register === undefined) return { kind: 'no-register' };
  if (register === 'immigration') {
    if (!document) return { kind: 'not-found' };
    return residenceCard(await registries.immigration.findForeigner(document), { number, today });
  }
  const holder = personalNumber ?? document?.number;
  return holder === undefined ? { kind: 'not-found' } : registries.papers[register].findPaper(holder, number);
}

function residenceCard(answer: DataAnswer<ImmigrationRecord>, { number, today }: { number: string; today: Day }): DataAnswer<PaperFound> {
  if (answer.kind !== 'found') return answer;
  const card = answer.data.residenceCard;
  if (card?.number !== number) return { kind: 'not-found' };
  return { kind: 'found', data: { status: card.expiresOn < today ? 'expired' : 'valid', expiresOn: card.expiresOn } };
}
