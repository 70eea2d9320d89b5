import { z } from 'zod';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { intakePapersView } from '../../../../views/pages/intake/papers.tsx';
import { savePapers } from '../../../domain/registrations/intake/declared.ts';
import { paperKinds, papersToAsk, readPapers, type TypedPaper } from '../../../domain/registrations/intake/papers.ts';
import { route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { typedText } from '../../first-party/read-details.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, showStep } from './parts.ts';

/** No answer means no: nothing is integrated that was not asked for. */
const form = z.strictObject({
  ...Object.fromEntries(paperKinds.map((kind) => [`want-${kind}`, z.enum(['yes', 'no']).default('no')])),
  ...Object.fromEntries(paperKinds.map((kind) => [`number-${kind}`, typedText])),
});
type Typed = Readonly<Record<string, unknown>>;

/** Which papers the applicant wants in the account: a question each. */
export function papersRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/papers`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'papers', (ground) => show(ground, declared(ground))) }),
    route({ method: 'POST', path, who, form, handle: onPost<Typed>(intake, save) }),
  ];
}

function declared({ file, rules, intake }: Ground): TypedPaper[] {
  return papersToAsk(rules, intake.kind.subjectKind).map((kind) => {
    const paper = file.declared.integrate?.find((one) => one.kind === kind);
    return { kind, isWanted: paper !== undefined, number: paper?.number ?? '' };
  });
}

function show(ground: Ground, papers: readonly TypedPaper[], errors: readonly IntakeError[] = []): Promise<Reply> {
  return showStep(ground, { step: 'papers', view: intakePapersView, props: { papers }, errors });
}

async function save(ground: Ground<Typed>): Promise<Reply> {
  const { form: typed } = ground.visit;
  const papers = papersToAsk(ground.rules, ground.intake.kind.subjectKind).map((kind) => ({
    kind,
    isWanted: typed[`want-${kind}`] === 'yes',
    number: textOf(typed[`number-${kind}`]),
  }));
  const read = readPapers(papers);
  if (read.withoutNumber.length > 0)
    return show(
      ground,
      papers,
      read.withoutNumber.map((kind) => ({ field: `number-${kind}`, problem: 'missing-paper-number' })),
    );
  await savePapers(ground.intake.desk.deps, { ...changeOf(ground), integrate: read.integrate });
  return goOn(ground, 'papers');
}

function textOf(typed: unknown): string {
  return typeof typed === 'string' ? typed : '';
}
