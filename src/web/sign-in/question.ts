import { acrOf } from '../../domain/sign-ins/assurance.ts';
import type { FactorKind } from '../../domain/credentials/types.ts';
import type { Place } from '../../domain/sign-ins/place.ts';
import type { Acr } from '../../domain/sign-ins/types.ts';
import type { Lang } from '../../platform/http/types.ts';
import type { ServiceInfo } from '../../../views/components/service-box.tsx';
import { addressOf, type Ground, serviceOf } from './ground.ts';

/** What every page that asks for one more factor shows around its question. */
export interface Question {
  readonly cancelAction: string;
  readonly service: ServiceInfo;
  readonly wants: Acr;
  readonly otherHref: string | undefined;
}

export function questionOf(ground: Ground, place: Place, lang: Lang): Question {
  return {
    cancelAction: addressOf(ground, 'cancel'),
    service: serviceOf(ground, lang),
    wants: wantsOf(ground, place),
    otherHref: choicesOf(place).length > 1 ? addressOf(ground, 'second-factor') : undefined,
  };
}

export function wantsOf(ground: Ground, { step }: Place): Acr {
  return 'wants' in step ? step.wants : acrOf(ground.request.requirement.wanted);
}

/** Factors that this step would take; none when it asks for none. */
export function choicesOf({ step }: Place): readonly FactorKind[] {
  return step.step === 'second-factor' || step.step === 're-authenticate' ? step.choices : [];
}
