import { type Environment, openHouse } from '../../house/open-house.ts';
import { answerBench, parcel } from '../../processes/parent-link.ts';
import { apply } from '../load/apply.ts';
import { decideOne } from '../load/decide.ts';
import { type Pace, runAt } from '../load/runs.ts';
import { takeIn } from '../load/take-in.ts';
import { openTelephones } from '../load/telephones.ts';
import { type Applicant, applicantAt } from '../people/applicants.ts';
import { drawCaptures } from '../people/captures.ts';
import type { Offices } from '../people/offices.ts';
import { cpuUsed } from './cpu.ts';
import { connectRegistries, type RegistersAt } from './registries.ts';

/**
 * Applicants and officers, with the domain's actions below them, in the place of the web processes that would serve them: apart from whoever
 * measures sign-ins.
 */
export interface PeopleParcel {
  readonly env: Environment;
  readonly registers: RegistersAt;
  readonly offices: Offices;
}

export interface PeopleTalk {
  /** Where the telephones take texts. */
  readonly sms: () => { url: string; token: string };
  /** Ids of the files that were sent. */
  readonly apply: (pace: Pace) => Promise<string[]>;
  readonly takeIn: (pace: Pace) => Promise<string[]>;
  /** Seconds it took. */
  readonly decide: (order: { lanes: number; files: string[] }) => Promise<number>;
  readonly cpu: () => number;
}

const { env, registers, offices } = await parcel<PeopleParcel>();
const { deps } = openHouse(env);
const registries = connectRegistries(deps, registers);
const telephones = await openTelephones();
const hands = { deps, telephones, registries, captures: await drawCaptures(), authority: offices.authority };
let born = 0;

function nextApplicant(): Applicant {
  return applicantAt(born++);
}

/** The officer of a lane, another one for each file: no officer may send more than so many codes an hour. */
function receptionist(): { officerId: string; unitId: string } {
  const officerId = offices.receptionists[born % offices.receptionists.length];
  if (!officerId) throw new Error('nobody at the reception');
  return { officerId, unitId: offices.receptionUnit };
}

async function decide({ lanes, files }: { lanes: number; files: string[] }): Promise<number> {
  const left = [...files];
  const begun = performance.now();
  const work = async (officerId: string): Promise<void> => {
    const seat = { officerId, sitting: `sitting of ${officerId}` };
    for (let file = left.pop(); file !== undefined; file = left.pop()) await decideOne(hands, seat, file);
  };
  await Promise.all(offices.deciders.slice(0, lanes).map(work));
  return (performance.now() - begun) / 1000;
}

answerBench('', {
  sms: () => ({ url: telephones.url, token: telephones.token }),
  apply: async (pace: Pace) => runAt(pace, () => apply(hands, nextApplicant())),
  takeIn: async (pace: Pace) => runAt(pace, () => takeIn(hands, nextApplicant(), receptionist())),
  decide,
  cpu: cpuUsed,
} satisfies PeopleTalk);
