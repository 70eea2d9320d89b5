/** How long and how much. Times in seconds. */
export interface Sizes {
  /** Who can sign in where applications come in. */
  readonly people: number;
  /** Whom the registers know; each applies at most once. */
  readonly applicants: number;
  readonly staff: { readonly receptionists: number; readonly deciders: number };
  /** Unmeasured, with as many lanes. */
  readonly warmUp: number;
  readonly applications: { readonly lanes: number; readonly seconds: number };
  readonly decisions: { readonly lanes: number; readonly deciders: number; readonly seconds: number };
  readonly signIns: {
    readonly lanes: number;
    readonly rounds: number;
    readonly seconds: number;
    readonly warmUp: number;
    /** Applications a second: a hundred thousand a day are 1.157. */
    readonly campaign: number;
    /** Applicants at a time. */
    readonly fullSpeed: number;
  };
  readonly archive: {
    readonly people: number;
    readonly openFiles: number;
    /** Files of before, which nobody has to do anything about. */
    readonly decidedFiles: number;
    /** Officers who look something up at the same moment. */
    readonly lanes: number;
    readonly searchSeconds: number;
    readonly worklistSeconds: number;
  };
  /** Since the start: no further round of sign-ins begins after it. */
  readonly late: number;
}

const lanes = { applications: 8, takingIn: 6, deciders: 4, signIns: 4, lookingUp: 4 };
const campaign = 1.2;
const fullSpeed = 8;

export const full: Sizes = {
  people: 10_000,
  applicants: 13_000,
  staff: { receptionists: 100, deciders: 4 },
  warmUp: 10,
  applications: { lanes: lanes.applications, seconds: 60 },
  decisions: { lanes: lanes.takingIn, deciders: lanes.deciders, seconds: 60 },
  signIns: { lanes: lanes.signIns, rounds: 9, seconds: 15, warmUp: 10, campaign, fullSpeed },
  archive: {
    people: 1_000_000,
    openFiles: 200_000,
    decidedFiles: 800_000,
    lanes: lanes.lookingUp,
    searchSeconds: 30,
    worklistSeconds: 30,
  },
  late: Infinity,
};

/** Ends within two minutes on two quiet cores. The figures are only a hint: fewer people are searched, and every turn is short. */
export const quick: Sizes = {
  people: 2_000,
  applicants: 3_000,
  staff: { receptionists: 20, deciders: 4 },
  warmUp: 2,
  applications: { lanes: lanes.applications, seconds: 8 },
  decisions: { lanes: lanes.takingIn, deciders: lanes.deciders, seconds: 6 },
  signIns: { lanes: lanes.signIns, rounds: 2, seconds: 4, warmUp: 2, campaign, fullSpeed },
  archive: { people: 200_000, openFiles: 200_000, decidedFiles: 0, lanes: lanes.lookingUp, searchSeconds: 4, worklistSeconds: 4 },
  late: 60,
};

/** To see whether it runs at all: nothing is measured. */
export const tiny: Sizes = {
  ...quick,
  people: 200,
  applicants: 400,
  warmUp: 0.5,
  applications: { lanes: 2, seconds: 1.5 },
  decisions: { lanes: 2, deciders: 2, seconds: 1.5 },
  signIns: { lanes: 2, rounds: 1, seconds: 1, warmUp: 0.5, campaign, fullSpeed: 2 },
  archive: { people: 2_000, openFiles: 500, decidedFiles: 500, lanes: 2, searchSeconds: 0.5, worklistSeconds: 0.5 },
};
