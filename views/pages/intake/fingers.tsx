import type { VNode } from 'preact';
import type { FingerName } from '../../../src/connectors/registries.ts';
import type { BiometricException, Finger, FingerStatus } from '../../../src/domain/registrations/intake/types.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { describedBy, FieldError } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorBeside, GoOnToAccount, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeFingersProps extends IntakeProps {
  readonly fingers: readonly Finger[];
  /** Captured images were older than they may be, and are gone. */
  readonly areExpired: boolean;
  readonly needsException: boolean;
  readonly exception: Pick<BiometricException, 'confirmedBy'> | undefined;
  /** All ten are noted. */
  readonly isComplete: boolean;
  /** Tries before a finger may be called unreadable. */
  readonly triesToUnreadable: number;
}

type Page = IntakeFingersProps & PageContext;

const tones: Readonly<Record<FingerStatus, Tone>> = { captured: 'green', missing: 'grey', injured: 'grey', unreadable: 'grey' };

/** What was noted of a finger. */
function Noted({ finger, lang }: { finger: Finger; lang: Lang }): VNode {
  const { fingers } = textsFor(lang).intake;
  const { status, tries } = finger;
  return (
    <span class="dd-finger__noted">
      {status ? <Tag tone={tones[status]}>{fingers.statuses[status]}</Tag> : <span class="dd-quiet">{fingers.notNoted}</span>}
      {tries > 0 ? <span class="dd-quiet"> {fingers.tries(tries)}</span> : null}
    </span>
  );
}

function Otherwise({ finger, triesToUnreadable, lang }: { finger: Finger; triesToUnreadable: number; lang: Lang }): VNode {
  const { fingers } = textsFor(lang).intake;
  const id = `note-${finger.finger}`;
  const choices = (['failed', 'missing', 'injured', 'unreadable'] as const).filter(
    (choice) => choice !== 'unreadable' || finger.tries >= triesToUnreadable,
  );
  return (
    <div>
      <label class="govuk-label" for={id}>
        {fingers.otherwise}
        <span class="govuk-visually-hidden">: {fingers.names[finger.finger]}</span>
      </label>
      <select class="govuk-select" id={id} name={id}>
        <option value="">{fingers.choices.none}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {fingers.choices[choice]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What a page with rows of fingers knows. */
interface RowsOf extends Pick<IntakeProps, 'errors'> {
  readonly fingers: readonly Finger[];
  readonly lang: Lang;
  /** What may be said instead of an image; nothing where only images are taken. */
  readonly triesToUnreadable?: number;
}

function FingerRow({ page, finger }: { page: RowsOf; finger: Finger }): VNode {
  const { fingers } = textsFor(page.lang).intake;
  const name: FingerName = finger.finger;
  const error = errorBeside(page, name, page.lang);
  return (
    <fieldset class={error ? 'dd-finger govuk-form-group--error' : 'dd-finger'}>
      <legend class="dd-finger__name">
        {fingers.names[name]} <Noted finger={finger} lang={page.lang} />
      </legend>
      <FieldError id={name}>{error}</FieldError>
      <div class="dd-finger__fields">
        <div>
          <label class="govuk-label" for={name}>
            {fingers.image}
            <span class="govuk-visually-hidden">: {fingers.names[name]}</span>
          </label>
          <input
            class="govuk-file-upload"
            id={name}
            name={name}
            type="file"
            accept="image/*"
            aria-describedby={describedBy(name, undefined, error)}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        {page.triesToUnreadable === undefined ? null : (
          <Otherwise finger={finger} triesToUnreadable={page.triesToUnreadable} lang={page.lang} />
        )}
      </div>
    </fieldset>
  );
}

/** The ten rows of a form that captures, at the intake and again when a register could not use them. */
export function FingerRows({ page, hand }: { page: RowsOf; hand: 'right' | 'left' }): VNode {
  const { fingers } = textsFor(page.lang).intake;
  return (
    <>
      <Subheading>{fingers.hands[hand]}</Subheading>
      {page.fingers
        .filter(({ finger }) => finger.startsWith(hand))
        .map((finger) => (
          <FingerRow key={finger.finger} page={page} finger={finger} />
        ))}
    </>
  );
}

function Exception({ needsException, exception, around, lang }: Page): VNode | null {
  const { fingers, exception: words } = textsFor(lang).intake;
  if (!needsException) return null;
  return (
    <Inset>
      <Text>{fingers.needsException}</Text>
      {exception?.confirmedBy ? <Text>{words.confirmed}</Text> : null}
      <LinkButton href={`${around.base}/exception`} look="secondary">
        {fingers.toException}
      </LinkButton>
    </Inset>
  );
}

function Body(page: Page): VNode {
  const { intake, intakeCard } = textsFor(page.lang);
  const { base } = page.around;
  return (
    <IntakeFrame page={page}>
      <Text>{page.around.withCard ? intakeCard.fingersIntro : intake.fingers.intro}</Text>
      {page.areExpired ? <Inset>{intake.fingers.expired}</Inset> : null}
      <Exception {...page} />
      <Form action={`${base}/fingers`} csrf={page.csrf} withFiles>
        <FingerRows page={page} hand="right" />
        <FingerRows page={page} hand="left" />
        <Button>{intake.fingers.save}</Button>
      </Form>
      {page.isComplete && !page.needsException ? <GoOnToAccount page={page} from="fingers" /> : null}
    </IntakeFrame>
  );
}

/** Ten fingers: captured, missing, injured, or unreadable after three tries. */
export const intakeFingersView: View<IntakeFingersProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
