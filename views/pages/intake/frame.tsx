import type { ComponentChildren, VNode } from 'preact';
import type { IntakeStep, StepState } from '../../../src/domain/registrations/intake/steps.ts';
import type { Lang, PageContext } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { atStart, formatDate } from '../../format.ts';
import { type Texts, textsFor } from '../../texts/texts.ts';

/** What can be wrong with something that is keyed: what can be wrong at home too, and what only a counter knows. */
export type IntakeProblem = keyof Texts['apply']['problems'] | keyof Texts['intake']['problems'];

export interface IntakeError {
  /** Id of the field it belongs to; absent when it belongs to none. */
  readonly field?: string;
  readonly problem: IntakeProblem;
}

/** Where a page stands in the intake of a file. */
export interface Around {
  /** Path of the file. */
  readonly base: string;
  /** Path of the list of files. */
  readonly list: string;
  readonly kind: 'citizens' | 'foreigners';
  readonly reference: string;
  /** The file goes together with an identity card. */
  readonly withCard: boolean;
  readonly step: IntakeStep;
  readonly steps: readonly { readonly step: IntakeStep; readonly state: StepState }[];
}

export interface IntakeProps extends DeskProps {
  readonly around: Around;
  readonly errors: readonly IntakeError[];
}

function inWords(problem: IntakeProblem, lang: Lang): string {
  const { apply, intake } = textsFor(lang);
  const words: Readonly<Record<string, string>> = { ...apply.problems, ...intake.problems };
  return words[problem] ?? problem;
}

/** Problems in words. */
export function errorsOf({ errors }: Pick<IntakeProps, 'errors'>, lang: Lang): readonly SummarizedError[] {
  return errors.map(({ field, problem }) => {
    const subject = field && subjectOf(field, lang);
    const text = inWords(problem, lang);
    return { ...(field ? { field } : {}), text: subject ? `${subject}: ${text}` : text };
  });
}

/** What is wrong with one of many fields that have the same problems, beside the field itself. */
export function errorBeside({ errors }: Pick<IntakeProps, 'errors'>, field: string, lang: Lang): string | undefined {
  const found = errors.find((error) => error.field === field);
  return found && atStart(inWords(found.problem, lang));
}

/** Ten fingers and eight papers have the same problems: the summary says whose it is. */
function subjectOf(field: string, lang: Lang): string | undefined {
  const { intake, law } = textsFor(lang);
  const subjects: Readonly<Record<string, string>> = { ...intake.fingers.names, ...law.documents };
  const subject = subjects[field.replace(/^number-/, '')];
  return subject && atStart(subject);
}

/** Where the keyboard begins: at the first field that is wrong, or at the first of all. */
export function focusOf({ errors }: Pick<IntakeProps, 'errors'>, first: string): (field: string) => boolean {
  const at = errors.find(({ field }) => field !== undefined)?.field ?? first;
  return (field) => field === at;
}

export function stepTitle({ errors, around }: IntakeProps, lang: Lang): string {
  return titleWith(textsFor(lang).intake.steps[around.step], errors.length > 0, lang);
}

/** The steps beside the page: where one is, and what is still missing. Each can be opened at any time. */
function Steps({ around, lang }: { around: Around; lang: Lang }): VNode {
  const { intake } = textsFor(lang);
  return (
    <nav class="dd-intake__steps" aria-label={intake.stepsLabel}>
      <p class="dd-intake__file">
        {intake.file} <strong>{around.reference}</strong>
      </p>
      <ol>
        {around.steps.map(({ step, state }) => (
          <li key={step} class={`dd-intake__step dd-intake__step--${state}`}>
            <a href={`${around.base}/${step}`} aria-current={step === around.step ? 'step' : undefined}>
              {intake.steps[step]}
            </a>
            <span class="dd-intake__state">{step === 'check' ? '' : intake.stepStates[state]}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** `03/1950` and `1950` as they are: what is not known is not made up. */
export function bornOn(date: string, lang: Lang): string {
  return formatDate(date, lang).replace(/^(\d{4})-(\d{2})$/, '$2/$1');
}

/** Goes on after captures that are there. The account is looked for on the way to its page. */
export function GoOnToAccount({ page, from }: { page: IntakeProps & PageContext; from: IntakeStep }): VNode {
  const { goOn } = textsFor(page.lang).intake;
  const { base, steps } = page.around;
  const next = steps[steps.findIndex(({ step }) => step === from) + 1]?.step ?? 'check';
  if (next !== 'account')
    return (
      <LinkButton href={`${base}/${next}`} look="secondary">
        {goOn}
      </LinkButton>
    );
  return (
    <Form action={`${base}/account/look`} csrf={page.csrf}>
      <Button look="secondary">{goOn}</Button>
    </Form>
  );
}

interface FrameProps {
  readonly page: IntakeProps & PageContext;
  /** Above the title. */
  readonly notice?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of the intake inside the frame of the desk. */
export function IntakeFrame({ page, notice, children }: FrameProps): VNode {
  const { around, lang } = page;
  return (
    <DeskFrame
      current={around.kind === 'citizens' ? 'intakeCitizens' : 'intakeForeigners'}
      title={textsFor(lang).intake.steps[around.step]}
      notice={
        <>
          <ErrorSummary errors={errorsOf(page, lang)} lang={lang} />
          {notice}
        </>
      }
      side={<Steps around={around} lang={lang} />}
      desk={page.desk}
      context={page}
    >
      {children}
    </DeskFrame>
  );
}
