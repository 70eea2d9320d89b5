import type { IntakeError, IntakeProblem } from '../../../../views/pages/intake/frame.tsx';
import { intakeCheckView } from '../../../../views/pages/intake/check.tsx';
import { sendWithCard } from '../../../domain/registrations/card/send.ts';
import { dropIntake, sendIntake } from '../../../domain/registrations/intake/send.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { changeOf, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';

/** Everything once more, and the two ends of keying: sent, or dropped. */
export function checkRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id`;
  return [
    route({ method: 'GET', path: `${path}/check`, who, handle: onGet(intake, 'check', (ground) => show(ground)) }),
    route({ method: 'POST', path: `${path}/send`, who, form: noFields, handle: onPost(intake, send) }),
    route({ method: 'POST', path: `${path}/drop`, who, form: noFields, handle: onPost(intake, drop) }),
  ];
}

function show(ground: Ground, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { file, card, missing } = ground;
  return showStep(ground, { step: 'check', view: intakeCheckView, props: { file, card, missing }, errors });
}

async function send(ground: Ground): Promise<Reply> {
  const { deps, registries } = ground.intake.desk;
  const change = changeOf(ground);
  const outcome = await (ground.card ? sendWithCard(deps, { registries }, change) : sendIntake(deps, change));
  if (outcome.kind !== 'incomplete') return redirect(pathOf(ground, 'result'));
  return show(ground, [{ problem: problemOf(outcome.missing) }]);
}

/** What the register said while the file was sent is no item that somebody could key. */
function problemOf(missing: readonly string[]): IntakeProblem {
  if (missing.includes('card-valid')) return 'card-valid';
  return missing.includes('changed') ? 'file-changed' : 'still-missing';
}

async function drop(ground: Ground): Promise<Reply> {
  await dropIntake(ground.intake.desk.deps, changeOf(ground));
  return redirect(`${ground.intake.kind.path}?said=dropped`);
}
