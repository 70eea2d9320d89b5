import type { VNode } from 'preact';
import type { CardApplication } from '../../../src/domain/registrations/card/types.ts';
import type { Application } from '../../../src/domain/registrations/types.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import type { SummaryRow } from '../../components/summary-list.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

type File = Pick<Application, 'state' | 'submittedAt' | 'firstReceivedAt'>;

const tones: Readonly<Record<CardApplication['state'], Tone>> = { prepared: 'grey', filed: 'yellow', issued: 'green', refused: 'red' };

/** The card of the same visit, as rows beside those of the account. */
export function cardRows(card: CardApplication, lang: Lang): SummaryRow[] {
  const { result } = textsFor(lang).intakeCard;
  return [
    { key: result.card, value: card.reference },
    ...(card.cardReference ? [{ key: result.cardSystem, value: card.cardReference }] : []),
    { key: result.cardState, value: <Tag tone={tones[card.state]}>{result.states[card.state]}</Tag> },
  ];
}

/** Why no limit runs, or since when it does: a file with a card is received when it is certain who its applicant is (L-CC:23.1). */
export function Waiting({ file, lang }: { file: File; lang: Lang }): VNode {
  const { result } = textsFor(lang).intakeCard;
  const { state, submittedAt, firstReceivedAt } = file;
  if (state === 'waiting-population-update' || state === 'submitted') {
    const words = state === 'submitted' ? result.silent : result.waits;
    return (
      <Inset>
        <Subheading>{words.title}</Subheading>
        <Text>{words.text}</Text>
        {state === 'submitted' ? null : <Text>{result.waits.next}</Text>}
      </Inset>
    );
  }
  const isResumed = submittedAt && firstReceivedAt && firstReceivedAt.getTime() > submittedAt.getTime();
  return (
    <>
      {isResumed ? <Inset>{result.resumed(formatDateTime(firstReceivedAt, lang))}</Inset> : null}
      <Text>{result.together}</Text>
    </>
  );
}
