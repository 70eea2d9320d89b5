import { followCard } from '../registrations/card/follow.ts';
import { resumeAfterPopulationUpdate } from '../registrations/card/identify.ts';
import type { CardFollowed } from '../registrations/card/types.ts';
import type { OnHappening } from './receive.ts';

/** Files that wait for what happens in a register go on with it: for the card of the same visit, and for a corrected population register. */
export const followWaitingFiles: OnHappening = async (tx, deps, { register, person, happening }) => {
  const follow = (to: 'issued' | 'refused', reference: string | undefined): Promise<CardFollowed> =>
    followCard(tx, deps, { news: { personalNumber: person, ...(reference ? { cardReference: reference } : {}) }, to });
  if (happening.kind === 'card-issued') await follow('issued', happening.reference);
  else if (happening.kind === 'card-refused') await follow('refused', happening.reference);
  // Whatever it was that the population register corrected: the person is asked about again.
  else if (register === 'population') await resumeAfterPopulationUpdate(tx, deps, person);
};
