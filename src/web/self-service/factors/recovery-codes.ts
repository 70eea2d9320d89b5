import { issueRecoveryCodesView, recoveryCodesView } from '../../../../views/pages/self-service/recovery-codes.tsx';
import { issueRecoveryCodes } from '../../../domain/credentials/enrolment/recovery-codes.ts';
import { noFields, page, route } from '../../../platform/http/route.ts';
import type { Route } from '../../../platform/http/types.ts';
import { holderOf, type Me } from '../parts.ts';
import { kept } from './list.ts';

const path = '/me/factors/recovery-codes';

/** Ten codes, answered to the POST that made them and never again: reloading the page makes new ones. */
export function recoveryCodeRoutes(me: Me): readonly Route[] {
  const who = me.mayChange;
  return [
    route({ method: 'GET', path, who, handle: async () => page(issueRecoveryCodesView, {}) }),
    route({
      method: 'POST',
      path,
      who,
      form: noFields,
      handle: async (visit) => {
        const answer = await issueRecoveryCodes(me.deps, holderOf(visit));
        return 'codes' in answer ? page(recoveryCodesView, { codes: answer.codes }) : kept(answer.refused);
      },
    }),
  ];
}
