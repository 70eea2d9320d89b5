import type { VNode } from 'preact';
import type { Lang } from '../../../../src/platform/http/types.ts';
import { Bullets, Subheading, Text } from '../../../components/sheet.tsx';
import { safeHref } from '../../../components/safe-href.ts';
import { portalWords } from './words.ts';

interface WayProps {
  readonly issuer: string;
  /** What the token said of the person; without one both ways are told. */
  readonly subjectKind: unknown;
  readonly lang: Lang;
}

/** How an account gets to level 2: at an office, with links to who, where and what to bring. */
export function WayToLevelTwo({ issuer, subjectKind, lang }: WayProps): VNode {
  const { way } = portalWords(lang);
  const items = [...(subjectKind === 'foreigner' ? [] : [way.citizen]), ...(subjectKind === 'citizen' ? [] : [way.foreigner])];
  return (
    <>
      <Subheading>{way.title}</Subheading>
      <Bullets items={items} />
      <Text>
        <a class="govuk-link" href={safeHref(`${issuer}/apply/guide`)}>
          {way.guide}
        </a>
      </Text>
      <Text>
        <a class="govuk-link" href={safeHref(`${issuer}/apply/guide/offices`)}>
          {way.offices}
        </a>
      </Text>
    </>
  );
}
