import type { ComponentChild, VNode } from 'preact';
import type { Comparison, WholeFile } from '../../../src/domain/overviews/file.ts';
import type { Check } from '../../../src/domain/registrations/types.ts';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Bullets, Inset, PersonNumber, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { atStart, formatDate, formatDateTime, formatList } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

interface Seen {
  readonly file: WholeFile;
  readonly lang: Lang;
}

/** Where a file stands. */
export function Facts({ file, lang }: Seen): VNode {
  const { desk, deskFile, law } = textsFor(lang);
  const { facts } = deskFile;
  const { application } = file;
  const { ruleSet, receivedAt, firstReceivedAt, printedDueOn, dueOn } = application;
  const isAgain = firstReceivedAt && receivedAt && firstReceivedAt.getTime() !== receivedAt.getTime();
  const rows: SummaryRow[] = [
    { key: facts.procedure, value: desk.files.procedures[application.procedure] },
    { key: facts.state, value: desk.files.states[application.state] },
    { key: facts.channel, value: facts.channels[application.channel] },
    { key: facts.unit, value: file.unitName?.[lang] ?? '' },
    { key: facts.receivedAt, value: receivedAt ? formatDateTime(receivedAt, lang) : '' },
    ...(isAgain ? [{ key: facts.firstReceivedAt, value: formatDateTime(firstReceivedAt, lang) }] : []),
    { key: facts.dueOn, value: dueOn ? formatDate(dueOn, lang) : '' },
    ...(printedDueOn && printedDueOn !== dueOn ? [{ key: facts.printedDueOn, value: formatDate(printedDueOn, lang) }] : []),
    { key: facts.ruleSet, value: ruleSet ? law.generations[ruleSet] : '' },
  ];
  return <SummaryList rows={rows.filter(({ value }) => value !== '')} />;
}

/** A finding of the check that compared this field says more than two texts side by side. */
const found: Readonly<Record<Comparison['field'], string>> = {
  'full-name': 'name',
  'birth-date': 'birth-date',
  sex: 'sex',
  nationality: 'nationality',
};

function Likeness({ comparison, checks, lang }: { comparison: Comparison; checks: readonly Check[]; lang: Lang }): VNode {
  const { deskFile } = textsFor(lang);
  if (comparison.registered === undefined) return <span class="dd-quiet">{deskFile.notAnswered}</span>;
  const findings: readonly string[] = checks.flatMap((check) => check.findings);
  const prefix = found[comparison.field];
  if (findings.includes(`${prefix}-differs`)) return <Tag tone="red">{deskFile.differs}</Tag>;
  if (findings.includes(`${prefix}-unclear`)) return <Tag tone="yellow">{deskFile.unclear}</Tag>;
  return <>{deskFile.same}</>;
}

/** What the applicant said, beside what the register holds. */
export function Declared({ file, lang }: Seen): VNode {
  const { deskFile, claimValues } = textsFor(lang);
  const { declared, contacts, comparisons, checks } = file;
  if (!declared) return <Text>{deskFile.erased}</Text>;
  const said = (field: Comparison['field'], value: string | undefined): string =>
    field === 'sex' && (value === 'male' || value === 'female') ? claimValues[value] : (value ?? '');
  const { personalNumber, document } = declared;
  const rows: SummaryRow[] = [
    ...(personalNumber ? [{ key: deskFile.number, value: <PersonNumber>{personalNumber}</PersonNumber> }] : []),
    ...(document ? [{ key: deskFile.document, value: `${document.issuingState} ${document.number}` }] : []),
    ...(contacts.phone ? [{ key: deskFile.phone, value: contacts.phone }] : []),
    ...(contacts.email ? [{ key: deskFile.email, value: contacts.email }] : []),
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <Table
        caption={deskFile.declaredTitle}
        head={deskFile.declaredHead}
        rows={comparisons.map((comparison) => [
          deskFile.fields[comparison.field],
          said(comparison.field, comparison.declared),
          said(comparison.field, comparison.registered),
          <Likeness comparison={comparison} checks={checks} lang={lang} />,
        ])}
      />
    </>
  );
}

const tones = { pass: 'green', fail: 'red', unclear: 'yellow' } as const;

/** What was asked of registers, and what the rules make of the answers. */
export function Checks({ file, lang }: Seen): VNode {
  const { deskFile, decisions, law } = textsFor(lang);
  const { checks, application } = file;
  return (
    <>
      {application.flags.length > 0 ? (
        <Inset>
          <strong>{deskFile.flagsTitle}</strong>
          <Bullets items={application.flags.map((flag) => decisions.flags[flag])} />
        </Inset>
      ) : null}
      <Table
        caption={deskFile.checksTitle}
        head={deskFile.checksHead}
        rows={checks.map((check) => [
          atStart(law.checks[check.name]),
          check.outcome ? <Tag tone={tones[check.outcome]}>{decisions.outcomes[check.outcome]}</Tag> : deskFile.waiting(check.attempts),
          formatList(
            check.findings.map((finding) => decisions.findings[finding]),
            lang,
          ),
          check.score === undefined ? '' : `${Math.round(check.score * 100)} %`,
          check.answeredAt ? formatDateTime(check.answeredAt, lang) : '',
        ])}
      />
    </>
  );
}

/** Pictures, statements of consent and what happened. */
export function Record({ file, lang }: Seen): VNode {
  const { deskFile } = textsFor(lang);
  return (
    <>
      <Subheading>{deskFile.picturesTitle}</Subheading>
      {file.pictures.length === 0 ? <Text>{deskFile.noPictures}</Text> : <Pictures file={file} lang={lang} />}
      <Subheading>{deskFile.statementsTitle}</Subheading>
      {file.statements.length === 0 ? (
        <Text>{deskFile.noStatements}</Text>
      ) : (
        <Bullets items={file.statements.map((one) => `${deskFile.manners[one.manner]}, ${formatDateTime(one.statedAt, lang)}`)} />
      )}
      <Table
        caption={deskFile.historyTitle}
        head={deskFile.historyHead}
        rows={file.events.map(({ at, event, actor }) => [formatDateTime(at, lang), eventWords(event, lang), deskFile.actors[actor]])}
      />
    </>
  );
}

/** What happened, in words; an event that has none by its code. */
export function eventWords(event: string, lang: Lang): ComponentChild {
  return textsFor(lang).fileEvents[event] ?? <code>{event}</code>;
}

/** Shown in the page from an address that only the right officer opens; never sent with the page itself. */
function Pictures({ file, lang }: Seen): VNode {
  const { deskFile } = textsFor(lang);
  return (
    <ul class="dd-pictures">
      {file.pictures.map(({ id, kind, source }) => {
        const href = `/files/${file.application.id}/pictures/${id}`;
        const name = `${deskFile.pictures[kind]}, ${deskFile.sources[source]}`;
        return (
          <li key={id}>
            <img src={href} alt={name} width={200} />
            <p class="govuk-body-s">
              {name}
              <br />
              <a class="govuk-link" href={href}>
                {deskFile.openPicture}
              </a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
