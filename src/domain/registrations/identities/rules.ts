import type { AccountState } from '../../accounts/types.ts';

/** An account that one of the two identities is held by. */
export interface HeldIdentity {
  readonly accountId: string;
  readonly state: AccountState;
}

/** Somebody who became a citizen: the account under the personal number, and the one of the person of the immigration register. */
export interface TwoIdentities {
  readonly citizen: HeldIdentity | undefined;
  readonly foreigner: HeldIdentity | undefined;
  readonly isLinked: boolean;
}

export type LinkState = 'none' | 'linkable' | 'linked';

/** Whether two identities of one person can be linked. A repudiated account was never theirs. */
export function linkState({ citizen, foreigner, isLinked }: TwoIdentities): LinkState {
  if (!citizen || !foreigner || citizen.accountId === foreigner.accountId) return 'none';
  if (isLinked) return 'linked';
  return citizen.state === 'repudiated' || foreigner.state === 'repudiated' ? 'none' : 'linkable';
}
