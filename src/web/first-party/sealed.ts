import { AppError } from '../../lib/errors.ts';
import type { Deps } from '../../platform/deps.ts';

/** What was sealed for this purpose and comes back by way of the browser: undefined when it was not sealed here, which is no fault of ours. */
export function openSealed({ secrets }: Pick<Deps, 'secrets'>, purpose: string, sealed: string): unknown {
  try {
    return JSON.parse(secrets.unseal(purpose, sealed));
  } catch (error) {
    if (error instanceof AppError && error.code === 'unseal-failed') return undefined;
    throw error;
  }
}
