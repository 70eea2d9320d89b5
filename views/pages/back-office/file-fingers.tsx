import type { VNode } from 'preact';
import type { FileFingers, WholeFile } from '../../../src/domain/overviews/file.ts';
import type { BiometricException, FingerStatus } from '../../../src/domain/registrations/intake/types.ts';
import type { Check } from '../../../src/domain/registrations/types.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Subheading } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { atStart, formatDateTime, formatList, withinSentence } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

type Band = keyof ReturnType<typeof textsFor>['deskFile']['fingers']['bands'];

const bandOfFinding: Readonly<Partial<Record<Check['findings'][number], Band>>> = {
  'fingers-unclear': 'unclear',
  'fingers-differs': 'no-match',
  'fingers-no-reference': 'no-reference',
  'fingers-poor-capture': 'poor-capture',
};

/** All captured fingers are compared at once: the register says one likeness for them together. */
function bandOf({ noted }: FileFingers, check: Check | undefined): Band {
  if (!noted.some(({ status }) => status === 'captured')) return 'none';
  if (!check?.outcome) return 'waiting';
  return check.findings.map((finding) => bandOfFinding[finding]).find((band) => band !== undefined) ?? 'match';
}

const statuses: readonly FingerStatus[] = ['captured', 'missing', 'injured', 'unreadable'];

/** Fingers under what was said about them, so that ten need few lines; tries where there was more than one. */
function statusRows({ noted }: FileFingers, lang: Lang): SummaryRow[] {
  const { names, statuses: words, tries } = textsFor(lang).intake.fingers;
  return statuses
    .map((status) => ({ status, those: noted.filter((finger) => finger.status === status) }))
    .filter(({ those }) => those.length > 0)
    .map(({ status, those }) => {
      const named = those.map((one) => `${withinSentence(names[one.finger])}${one.tries > 1 ? ` (${tries(one.tries)})` : ''}`);
      return { key: `${atStart(words[status])} (${those.length})`, value: atStart(formatList(named, lang)) };
    });
}

function comparedRow(fingers: FileFingers, check: Check | undefined, lang: Lang): SummaryRow {
  const words = textsFor(lang).deskFile.fingers;
  const { thresholds } = fingers;
  const percent = (share: number): number => Math.round(share * 100);
  const score = check?.score === undefined ? '' : `, ${percent(check.score)} %`;
  const scale = thresholds ? words.scale(percent(thresholds.match), percent(thresholds.unclear)) : '';
  return {
    key: words.compared,
    value: (
      <>
        {words.bands[bandOf(fingers, check)]}
        {score} {score && scale ? <span class="dd-quiet">({scale})</span> : null}
      </>
    ),
  };
}

/** Nobody is refused for lacking fingers: why, what else was looked at, and that a second officer was there. */
function Exception({ exception, lang }: { exception: BiometricException; lang: Lang }): VNode {
  const { deskFile, intake } = textsFor(lang);
  const words = deskFile.fingers;
  const { reason, furtherCheck, confirmedAt } = exception;
  return (
    <>
      <Subheading>{words.exceptionTitle}</Subheading>
      <SummaryList
        rows={[
          { key: intake.confirm.reason, value: intake.exception.reasons[reason] },
          { key: intake.confirm.furtherCheck, value: intake.exception.furtherChecks[furtherCheck] },
          { key: intake.confirm.words, value: <span class="dd-as-typed">{exception.words}</span> },
          { key: words.second, value: confirmedAt ? words.present(formatDateTime(confirmedAt, lang)) : words.notYet },
        ]}
      />
    </>
  );
}

/** How each finger could be captured, how they compare, and what took the place of lacking ones. */
export function Fingers({ file, lang }: { file: WholeFile; lang: Lang }): VNode | null {
  const { fingers, checks } = file;
  if (!fingers) return null;
  const check = checks.find(({ name }) => name === 'fingers');
  return (
    <>
      <Subheading>{textsFor(lang).deskFile.fingers.title}</Subheading>
      <SummaryList rows={[...statusRows(fingers, lang), comparedRow(fingers, check, lang)]} />
      {fingers.exception ? <Exception exception={fingers.exception} lang={lang} /> : null}
    </>
  );
}
