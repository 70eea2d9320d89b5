import type { VNode } from 'preact';
import type { Acr } from '../../src/domain/sign-ins/types.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';

/** Who asks. Names and purposes were checked when the service was admitted. */
export interface ServiceInfo {
  readonly name: string;
  readonly purpose?: string | undefined;
}

/** Says for whom one signs in, what for, and which level the service wants. */
export function ServiceBox({ service, wants, lang }: { service: ServiceInfo; wants?: Acr | undefined; lang: Lang }): VNode {
  const { acr, signIn } = textsFor(lang);
  return (
    <div class="dd-service">
      <p>{signIn.service.intro}</p>
      <p class="dd-service__name">{service.name}</p>
      {service.purpose ? <p class="dd-service__purpose">{signIn.service.purpose(service.purpose)}</p> : null}
      {wants ? <p class="dd-service__level">{acr[wants].wants}</p> : null}
    </div>
  );
}
