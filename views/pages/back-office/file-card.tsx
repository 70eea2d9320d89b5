import type { VNode } from 'preact';
import type { WholeFile } from '../../../src/domain/overviews/file.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Subheading } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { textsFor } from '../../texts/texts.ts';
import { cardRows, Waiting } from '../intake/result-card.tsx';

/** The identity card that an account's file goes together with, and what the file waits for. */
export function FileCard({ file, lang }: { file: WholeFile; lang: Lang }): VNode | null {
  const { intakeCard } = textsFor(lang);
  const { card, application } = file;
  if (!card) return null;
  const { delivery, irisReason } = card;
  const { form } = intakeCard;
  const where = delivery?.kind === 'address' ? form.toAddress(delivery.address) : form.atUnit;
  return (
    <>
      <Subheading>{intakeCard.file.title}</Subheading>
      <Waiting file={application} lang={lang} />
      <SummaryList
        rows={[
          ...cardRows(card, lang),
          ...(delivery ? [{ key: intakeCard.file.delivery, value: where }] : []),
          ...(irisReason ? [{ key: intakeCard.file.noIris, value: intakeCard.iris.reasons[irisReason] }] : []),
        ]}
      />
    </>
  );
}
