import { intakeCheckView } from '../../../../views/pages/intake/check.tsx';
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

function show(ground: Ground): Promise<Reply> {
  const { file, missing } = ground;
  return showStep(ground, { step: 'check', view: intakeCheckView, props: { file, missing } });
}

async function send(ground: Ground): Promise<Reply> {
  const outcome = await sendIntake(ground.intake.desk.deps, changeOf(ground));
  if (outcome.kind !== 'incomplete') return redirect(pathOf(ground, 'result'));
  return showStep(ground, {
    step: 'check',
    view: intakeCheckView,
    props: { file: ground.file, missing: ground.missing },
    errors: [{ problem: 'still-missing' }],
  });
}

async function drop(ground: Ground): Promise<Reply> {
  await dropIntake(ground.intake.desk.deps, changeOf(ground));
  return redirect(`${ground.intake.kind.path}?said=dropped`);
}
