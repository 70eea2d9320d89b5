import type { VNode } from 'preact';
import type { CardApplication } from '../../../src/domain/registrations/card/types.ts';
import type { IntakeFile } from '../../../src/domain/registrations/intake/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Facts } from '../../components/account-frame.tsx';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, PersonNumber, Subheading, Text } from '../../components/sheet.tsx';
import { formatList } from '../../format.ts';
import { stateName } from '../../states.ts';
import { textsFor } from '../../texts/texts.ts';
import { bornOn, errorsOf, GoOnToAccount, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeCardFormProps extends IntakeProps {
  readonly file: IntakeFile;
  readonly card: CardApplication;
  /** How many were captured. */
  readonly eyes: number;
}

type Page = IntakeCardFormProps & PageContext;

/** The collection form (CC01, TT17-BCA), whose layout was not obtained: what was taken in, in the applicant's language. */
function CollectionForm({ file, card, eyes }: Page): VNode {
  const { language } = file.application;
  const { apply, intake, intakeCard } = textsFor(language);
  const { form } = intakeCard;
  const { personalNumber = '', fullName = '', birthDate = '', sex, nationality = 'VNM' } = file.declared;
  const phone = file.contacts.find(({ kind }) => kind === 'phone')?.address ?? '';
  const fingers = file.fingers.filter(({ status }) => status === 'captured').length;
  const taken = [
    ...(card.held.includes('face') ? [form.captures.face] : []),
    ...(fingers > 0 ? [form.captures.fingers(fingers)] : []),
    ...(eyes > 0 ? [form.captures.iris(eyes)] : []),
  ];
  const items = [
    { name: form.file, value: card.reference },
    { name: intake.details.number, value: <PersonNumber>{personalNumber}</PersonNumber> },
    { name: intake.details.name, value: fullName },
    { name: intake.details.birthDate, value: bornOn(birthDate, language) },
    { name: apply.details.sex, value: sex ? apply.details.sexes[sex] : '' },
    { name: form.nationality, value: stateName(nationality, language) },
    { name: form.phone, value: phone },
    { name: form.taken, value: formatList(taken, language) },
    { name: form.delivery, value: card.delivery?.kind === 'address' ? form.toAddress(card.delivery.address) : form.atUnit },
  ];
  return (
    <section class="dd-statement" lang={language}>
      <Subheading>{form.title}</Subheading>
      <Facts items={items.filter(({ value }) => value !== '')} lines />
      <Text>{form.truth}</Text>
      <dl class="dd-sign-here">
        <div>
          <dt>{form.signHere}</dt>
          <dd />
        </div>
      </dl>
    </section>
  );
}

function Body(page: Page): VNode {
  const { form } = textsFor(page.lang).intakeCard;
  const { base } = page.around;
  if (!page.card.delivery)
    return (
      <IntakeFrame page={page}>
        <Inset>{form.noDelivery}</Inset>
        <LinkButton href={`${base}/delivery`}>{form.toDelivery}</LinkButton>
      </IntakeFrame>
    );
  return (
    <IntakeFrame page={page}>
      <div class="dd-no-print">
        {page.card.isSigned ? (
          <Inset>
            {form.have} {form.again}
          </Inset>
        ) : (
          <Text>{form.intro}</Text>
        )}
      </div>
      <CollectionForm {...page} />
      <div class="dd-no-print">
        <Form action={`${base}/card-form`} csrf={page.csrf} withFiles>
          <FileInput
            id="signed"
            label={form.signed}
            hint={form.signedHint}
            error={errorOf(errorsOf(page, page.lang), 'signed')}
            accept="image/*"
            capture="environment"
          />
          <Button>{form.save}</Button>
        </Form>
        {page.card.isSigned ? <GoOnToAccount page={page} from="card-form" /> : null}
      </div>
    </IntakeFrame>
  );
}

/** What the applicant reads and signs for the card. There is no box here that an officer could tick. */
export const intakeCardFormView: View<IntakeCardFormProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
