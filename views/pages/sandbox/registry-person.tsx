import type { ComponentChildren, VNode } from 'preact';
import type { IdCardRecord, ImmigrationRecord, PaperRecord, PopulationRecord } from '../../../src/connectors/registries.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { Select } from '../../components/select.tsx';
import { Heading, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { formatDate, formatDateTime } from '../../format.ts';
import { sandboxRegistries as en } from '../../texts/en/sandbox/registries.ts';
import { sandboxRegistries as vi } from '../../texts/vi/sandbox/registries.ts';
import type { RegistryCase } from './registries.tsx';

export type EventKind = keyof typeof vi.events.kinds;

export interface RegistryPersonProps {
  readonly id: string;
  readonly fullName: string;
  readonly shows: RegistryCase | undefined;
  readonly population: PopulationRecord | undefined;
  readonly card: IdCardRecord | undefined;
  readonly immigration: ImmigrationRecord | undefined;
  readonly phone: { readonly number: string; readonly owner: string | undefined } | undefined;
  readonly papers: readonly (PaperRecord & { readonly register: keyof typeof vi.registers })[];
  readonly onFile: { readonly face: boolean; readonly fingers: boolean };
  /** Without those that are missing. */
  /** What can be made to happen to this person now. */
  readonly mayHappen: readonly EventKind[];
  /** What has happened since the sandbox started, the latest first. */
  readonly happened: readonly { readonly register: keyof typeof vi.registers; readonly kind: string; readonly at: Date }[];
  /** What was chosen cannot happen. */
  readonly isProblem: boolean;
  readonly fingers: readonly { readonly name: keyof typeof vi.fingerNames; readonly condition: keyof typeof vi.conditions }[];
}

type Page = RegistryPersonProps & PageContext;
type Row = readonly [string, ComponentChildren];

const texts = { vi, en };

function Pictures({ id, onFile, fingers, lang }: Page): VNode {
  const { person: words, fingerNames, conditions } = texts[lang];
  const picture = (path: string, name: string): VNode => (
    <figure key={path}>
      <a href={safeHref(`/registries/people/${id}/${path}.jpg`)}>
        <img src={safeHref(`/registries/people/${id}/${path}.jpg`)} alt={name} loading="lazy" />
      </a>
      <figcaption>{name}</figcaption>
    </figure>
  );
  return (
    <Sheet wide>
      <Subheading>{words.pictures}</Subheading>
      <Text>{words.picturesHint}</Text>
      <div class="dd-faces">
        {picture('face-today', words.faceToday)}
        {onFile.face ? picture('face-on-file', words.faceOnFile) : <Text>{words.noFaceOnFile}</Text>}
      </div>
      <h3 class="govuk-heading-s">{words.eyes}</h3>
      <Text>{words.eyesHint}</Text>
      <div class="dd-fingers">
        {picture('iris-left', words.irisLeft)}
        {picture('iris-right', words.irisRight)}
      </div>
      <h3 class="govuk-heading-s">{words.fingers}</h3>
      <Text>{onFile.fingers ? words.fingersOnFile : words.noFingersOnFile}</Text>
      {fingers.length === 0 ? <Text>{words.noFingers}</Text> : null}
      <div class="dd-fingers">{fingers.map(({ name, condition }) => picture(name, `${fingerNames[name]}, ${conditions[condition]}`))}</div>
    </Sheet>
  );
}

/** What one register knows; what it does not know is left out. */
function Known({ title, rows, lang }: { title: string; rows: readonly Row[]; lang: Lang }): VNode {
  const known = rows.filter(([, value]) => value !== undefined && value !== '');
  return (
    <Sheet wide>
      <Subheading>{title}</Subheading>
      {known.length === 0 ? <Text>{texts[lang].person.none}</Text> : <SummaryList rows={known.map(([key, value]) => ({ key, value }))} />}
    </Sheet>
  );
}

const day = (value: string | undefined, lang: Lang): string | undefined => value && formatDate(value, lang);

function populationRows(record: PopulationRecord | undefined, lang: Lang): Row[] {
  const { fields, sexes } = texts[lang];
  if (!record) return [];
  return [
    [fields.personalNumber, <span class="dd-number">{record.personalNumber}</span>],
    [fields.earlierNumbers, record.earlierNumbers.join(', ')],
    [fields.fullName, record.fullName],
    [fields.birthDate, formatDate(record.birthDate, lang)],
    [fields.sex, record.sex === 'unknown' ? undefined : sexes[record.sex]],
    [fields.nationality, record.nationality],
    [fields.address, record.address],
    [fields.isWard, record.isWard ? fields.yes : fields.no],
    [fields.phone, record.phone],
    [fields.email, record.email],
    [fields.diedOn, day(record.diedOn, lang)],
  ];
}

function cardRows(record: IdCardRecord | undefined, lang: Lang): Row[] {
  const { fields, cardKinds, cardStatuses } = texts[lang];
  if (!record) return [];
  return [
    [fields.cardNumber, record.cardNumber],
    [fields.cardKind, `${cardKinds[record.kind]}${record.hasChip ? '' : `, ${cardKinds.withoutChip}`}`],
    [fields.issuedOn, formatDate(record.issuedOn, lang)],
    [fields.expiresOn, day(record.expiresOn, lang) ?? fields.noEnd],
    [fields.cardStatus, cardStatuses[record.status]],
  ];
}

function immigrationRows(record: ImmigrationRecord | undefined, lang: Lang): Row[] {
  const { fields, residenceKinds } = texts[lang];
  if (!record) return [];
  const { document, residenceCard } = record;
  return [
    [fields.immigrationId, record.immigrationId],
    [fields.fullName, record.fullName],
    [fields.birthDate, formatDate(record.birthDate, lang)],
    [fields.nationality, record.nationality],
    [fields.document, `${document.number} (${document.issuingState}), ${formatDate(document.expiresOn, lang)}`],
    [
      fields.residenceCard,
      residenceCard && `${residenceKinds[residenceCard.kind]}, ${residenceCard.number}, ${formatDate(residenceCard.expiresOn, lang)}`,
    ],
    [fields.naturalisedAs, record.naturalisedAs],
    [fields.diedOn, day(record.diedOn, lang)],
  ];
}

function Papers({ papers, lang }: Page): VNode {
  const { person, registers, paperStatuses, fields } = texts[lang];
  const rows = papers.map((paper) => [
    registers[paper.register],
    paper.number,
    paperStatuses[paper.status],
    day(paper.expiresOn, lang) ?? '',
  ]);
  return (
    <Sheet wide>
      <Subheading>{person.papers}</Subheading>
      {rows.length === 0 ? (
        <Text>{person.none}</Text>
      ) : (
        <Table
          caption={person.registersOfPapers}
          head={[fields.paperKind, fields.paperNumber, fields.cardStatus, fields.expiresOn]}
          rows={rows}
        />
      )}
    </Sheet>
  );
}

function Events({ id, mayHappen, happened, isProblem, csrf, lang }: Page): VNode {
  const { events: words, registers } = texts[lang];
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const rows = happened.map(({ register, kind, at }) => [kinds[kind] ?? kind, registers[register], formatDateTime(at, lang)]);
  return (
    <Sheet wide>
      <Subheading>{words.title}</Subheading>
      <Text>{words.intro}</Text>
      <Form action={`/registries/people/${id}/events`} csrf={csrf}>
        <Select
          id="kind"
          label={words.kind}
          empty={words.choose}
          options={mayHappen.map((value) => ({ value, label: words.kinds[value] }))}
          error={isProblem ? words.problem : undefined}
        />
        <Button look="secondary">{words.submit}</Button>
      </Form>
      <Table caption={words.happened} head={[words.kind, words.register, words.at]} rows={rows} empty={words.nothing} />
    </Sheet>
  );
}

function Body(page: Page): VNode {
  const { person: words, fields, cases } = texts[page.lang];
  const { lang, phone } = page;
  const subscriber: Row[] = phone
    ? [
        [fields.phone, phone.number],
        [fields.phoneOwner, phone.owner ?? fields.self],
      ]
    : [];
  return (
    <>
      <Sheet wide>
        <Heading>{page.fullName}</Heading>
        {page.shows ? <Text>{cases[page.shows]}</Text> : null}
        <Text>
          <a class="govuk-link" href="/registries">
            {words.back}
          </a>
        </Text>
      </Sheet>
      <Pictures {...page} />
      <Known title={words.population} rows={populationRows(page.population, lang)} lang={lang} />
      <Known title={words.card} rows={cardRows(page.card, lang)} lang={lang} />
      <Known title={words.immigration} rows={immigrationRows(page.immigration, lang)} lang={lang} />
      <Known title={words.subscriber} rows={subscriber} lang={lang} />
      <Papers {...page} />
      <Events {...page} />
    </>
  );
}

export const registryPersonView: View<RegistryPersonProps> = {
  title: ({ fullName }) => fullName,
  body: (page) => <Body {...page} />,
};
