import type { VNode } from 'preact';
import type { Declared, PictureSource } from '../../../src/domain/registrations/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Inset } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatDate } from '../../format.ts';
import { stateName } from '../../states.ts';
import { textsFor } from '../../texts/texts.ts';
import { StepFrame, type StepProps, stepTitle } from './frame.tsx';
import { Statement } from './statement.tsx';

export interface CheckProps extends StepProps {
  readonly declared: Partial<Declared>;
  readonly contacts: readonly { readonly kind: 'phone' | 'email'; readonly address: string }[];
  readonly face: PictureSource | undefined;
  /** Of the answers that are shown: what is sent is what was seen. */
  readonly version: number;
}

type Page = CheckProps & PageContext;

function declaredRows({ declared, lang }: Page): readonly SummaryRow[] {
  const { apply, applyFile } = textsFor(lang);
  const { document, details } = apply;
  const change = (href: string): Pick<SummaryRow, 'change'> => ({ change: { href, text: apply.change } });
  return [
    ...(declared.document
      ? [
          {
            key: applyFile.check.document,
            value: `${document.kinds[declared.document.kind]} ${declared.document.number}, ${stateName(declared.document.issuingState, lang)}`,
            ...change('/apply/document'),
          },
          { key: applyFile.check.nationality, value: stateName(declared.nationality ?? '', lang), ...change('/apply/document') },
        ]
      : []),
    ...(declared.personalNumber ? [{ key: details.number, value: declared.personalNumber, ...change('/apply/details') }] : []),
    { key: details.name, value: declared.fullName ?? '', ...change('/apply/details') },
    { key: details.birthDate, value: birthDate(declared.birthDate, lang), ...change('/apply/details') },
    { key: details.sex, value: details.sexes[declared.sex ?? 'unknown'], ...change('/apply/details') },
  ];
}

/** `03/1950` and `1950` as they are: what is not known is not made up. */
function birthDate(date = '', lang: PageContext['lang']): string {
  return formatDate(date, lang).replace(/^(\d{4})-(\d{2})$/, '$2/$1');
}

function contactRows({ contacts, lang }: Page): readonly SummaryRow[] {
  const { apply } = textsFor(lang);
  return contacts.map(({ kind, address }) => ({
    key: apply.contacts[kind],
    value: address,
    change: { href: '/apply/contacts', text: apply.change },
  }));
}

function faceRow({ face, lang }: Page): SummaryRow {
  const { apply, applyFile } = textsFor(lang);
  const { picture, pictures } = applyFile.check;
  return { key: picture, value: face ? pictures[face] : '', change: { href: '/apply/face', text: apply.change } };
}

function Body(page: Page): VNode {
  const { check } = textsFor(page.lang).applyFile;
  return (
    <StepFrame page={page} title={check.title}>
      <SummaryList rows={[...declaredRows(page), ...contactRows(page), faceRow(page)]} />
      <Statement lang={page.lang} />
      <Form action="/apply/check" csrf={page.csrf} hidden={{ version: String(page.version) }}>
        <Button>{check.submit}</Button>
      </Form>
      <Inset>{check.later}</Inset>
      <Ways links={[{ href: '/apply/give-up', text: check.giveUp }]} csrf={page.csrf} />
    </StepFrame>
  );
}

/** Everything once more, each with a way to change it; below it what the applicant agrees to by sending it. */
export const checkView: View<CheckProps> = {
  title: (page) => stepTitle(textsFor(page.lang).applyFile.check.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
