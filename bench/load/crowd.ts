import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';

export interface Person {
  readonly login: string;
  readonly password: string;
  code(): Promise<string>;
}

export interface CrowdFacts {
  readonly logins: readonly string[];
  readonly password: string;
  readonly totpSecret: string;
}

const period = 30;

/** People who sign in one after the other, so that no login repeats before everybody had a turn. */
export class Crowd {
  readonly #facts: CrowdFacts;
  /** Step of the last code of each person: a code counts once. */
  readonly #used = new Map<string, number>();
  #at = 0;
  #code = { step: -1, text: '' };

  constructor(facts: CrowdFacts) {
    this.#facts = facts;
  }

  async next(): Promise<Person> {
    const { logins, password } = this.#facts;
    const login = logins[this.#at++ % logins.length];
    if (login === undefined) throw new Error('nobody in the crowd');
    // Only a small crowd under a long run comes round within half a minute; waiting here is outside of no measurement, so sizes avoid it.
    while (this.#used.get(login) === currentStep()) await sleep(200);
    return { login, password, code: async () => this.#codeFor(login) };
  }

  #codeFor(login: string): string {
    const step = currentStep();
    if (this.#code.step !== step) {
      this.#code = { step, text: generateSync({ secret: this.#facts.totpSecret, epoch: step * period }) };
    }
    this.#used.set(login, step);
    return this.#code.text;
  }
}

function currentStep(): number {
  return Math.floor(Date.now() / 1000 / period);
}
