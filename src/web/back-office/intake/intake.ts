import type { Route } from '../../../platform/http/types.ts';
import type { Desk } from '../desk.ts';
import { accountRoutes } from './account.ts';
import { cardRoutes } from './card.ts';
import { checkRoutes } from './check.ts';
import { contactsRoutes } from './contacts.ts';
import { detailsRoutes } from './details.ts';
import { deviceRoutes } from './device.ts';
import { exceptionRoutes } from './exception.ts';
import { faceRoutes } from './face.ts';
import { fingersRoutes } from './fingers.ts';
import { intakeKinds } from './kinds.ts';
import { listRoutes } from './list.ts';
import { papersRoutes } from './papers.ts';
import type { Intake } from './parts.ts';
import { resultRoutes } from './result.ts';
import { slipRoutes } from './slips.ts';
import { statementRoutes } from './statement.ts';

/** Taking in at a counter: the same pages for citizens and for foreigners, each with its own right and its own files. */
export function intakeRoutes(desk: Desk): readonly Route[] {
  return intakeKinds.flatMap((kind) => {
    const intake: Intake = { desk, kind };
    return [
      ...listRoutes(intake),
      ...detailsRoutes(intake),
      ...contactsRoutes(intake),
      ...papersRoutes(intake),
      ...faceRoutes(intake),
      ...fingersRoutes(intake),
      ...exceptionRoutes(intake),
      ...cardRoutes(intake),
      ...accountRoutes(intake),
      ...deviceRoutes(intake),
      ...statementRoutes(intake),
      ...checkRoutes(intake),
      ...resultRoutes(intake),
      ...slipRoutes(intake),
    ];
  });
}
