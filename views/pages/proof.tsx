import type { VNode } from 'preact';
import type { Proof } from '../../src/domain/registrations/letters/queries.ts';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { formatDate } from '../format.ts';
import { textsFor } from '../texts/texts.ts';

export interface ProofProps {
  /** Undefined: there is no such decision. */
  readonly proof: Proof | undefined;
}

type Page = ProofProps & PageContext;

const titleOf = ({ proof, lang }: Page): string => textsFor(lang).proof[proof ? 'title' : 'unknownTitle'];

function Body(page: Page): VNode {
  const { lang, proof } = page;
  const { proof: words, law } = textsFor(lang);
  return (
    <Sheet>
      <Heading>{titleOf(page)}</Heading>
      <Text>{proof ? words.text : words.unknown}</Text>
      {proof ? (
        <SummaryList
          rows={[
            { key: words.number, value: proof.number },
            { key: words.date, value: formatDate(proof.decidedAt, lang) },
            { key: words.authority, value: proof.authority?.[lang] ?? law.unitKinds.authority },
            { key: words.outcome, value: words.outcomes[proof.outcome] },
          ]}
        />
      ) : null}
      <Text>{proof ? words.nobody : words.compare}</Text>
    </Sheet>
  );
}

/** Says of a written answer that it is genuine, and nothing about the person. An unknown code looks the same but for the words. */
export const proofView: View<ProofProps> = { title: titleOf, body: (page) => <Body {...page} /> };
