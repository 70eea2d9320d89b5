import type { Lang } from '../../src/platform/http/types.ts';
import { accountLevels as accountLevelsEn, acr as acrEn } from './en/acr.ts';
import { applyFile as applyFileEn } from './en/apply-file.ts';
import { apply as applyEn } from './en/apply.ts';
import { activate as activateEn } from './en/activate.ts';
import { backOffice as backOfficeEn } from './en/back-office.ts';
import { claims as claimsEn, claimValues as claimValuesEn } from './en/claims.ts';
import { consent as consentEn } from './en/consent.ts';
import { decisions as decisionsEn } from './en/decisions.ts';
import { desk as deskEn } from './en/desk.ts';
import { deskCalls as deskCallsEn } from './en/desk-calls.ts';
import { deskPeople as deskPeopleEn } from './en/desk-people.ts';
import { deskRecords as deskRecordsEn } from './en/desk-records.ts';
import { deskFile as deskFileEn } from './en/desk-file.ts';
import { dryRun as dryRunEn } from './en/dry-run.ts';
import { errors as errorsEn } from './en/errors.ts';
import { factorChanges as factorChangesEn } from './en/factor-changes.ts';
import { common as commonEn } from './en/every-page.ts';
import { fileEvents as fileEventsEn } from './en/file-events.ts';
import { guide as guideEn } from './en/guide.ts';
import { intake as intakeEn } from './en/intake/keying.ts';
import { intakeCard as intakeCardEn } from './en/intake/card.ts';
import { intakeEnd as intakeEndEn } from './en/intake/ending.ts';
import { papers as papersEn } from './en/intake/papers.ts';
import { law as lawEn } from './en/law.ts';
import { lawPage as lawPageEn } from './en/law-page.ts';
import { leaving as leavingEn } from './en/leaving.ts';
import { limited as limitedEn } from './en/limited.ts';
import { outcomes as outcomesEn } from './en/outcomes.ts';
import { proof as proofEn } from './en/proof.ts';
import { selfService as selfServiceEn } from './en/self-service.ts';
import { signIn as signInEn } from './en/sign-in.ts';
import { counterStatement as counterStatementEn, statement as statementEn } from './en/statement.ts';
import { accountLevels as accountLevelsVi, acr as acrVi } from './vi/acr.ts';
import { applyFile as applyFileVi } from './vi/apply-file.ts';
import { apply as applyVi } from './vi/apply.ts';
import { activate as activateVi } from './vi/activate.ts';
import { backOffice as backOfficeVi } from './vi/back-office.ts';
import { claims as claimsVi, claimValues as claimValuesVi } from './vi/claims.ts';
import { consent as consentVi } from './vi/consent.ts';
import { decisions as decisionsVi } from './vi/decisions.ts';
import { desk as deskVi } from './vi/desk.ts';
import { deskCalls as deskCallsVi } from './vi/desk-calls.ts';
import { deskPeople as deskPeopleVi } from './vi/desk-people.ts';
import { deskRecords as deskRecordsVi } from './vi/desk-records.ts';
import { deskFile as deskFileVi } from './vi/desk-file.ts';
import { dryRun as dryRunVi } from './vi/dry-run.ts';
import { errors as errorsVi } from './vi/errors.ts';
import { factorChanges as factorChangesVi } from './vi/factor-changes.ts';
import { common as commonVi } from './vi/every-page.ts';
import { fileEvents as fileEventsVi } from './vi/file-events.ts';
import { guide as guideVi } from './vi/guide.ts';
import { intake as intakeVi } from './vi/intake/keying.ts';
import { intakeCard as intakeCardVi } from './vi/intake/card.ts';
import { intakeEnd as intakeEndVi } from './vi/intake/ending.ts';
import { papers as papersVi } from './vi/intake/papers.ts';
import { law as lawVi } from './vi/law.ts';
import { lawPage as lawPageVi } from './vi/law-page.ts';
import { leaving as leavingVi } from './vi/leaving.ts';
import { limited as limitedVi } from './vi/limited.ts';
import { outcomes as outcomesVi } from './vi/outcomes.ts';
import { proof as proofVi } from './vi/proof.ts';
import { selfService as selfServiceVi } from './vi/self-service.ts';
import { signIn as signInVi } from './vi/sign-in.ts';
import { counterStatement as counterStatementVi, statement as statementVi } from './vi/statement.ts';

const vi = {
  accountLevels: accountLevelsVi,
  acr: acrVi,
  apply: applyVi,
  applyFile: applyFileVi,
  activate: activateVi,
  backOffice: backOfficeVi,
  claims: claimsVi,
  claimValues: claimValuesVi,
  common: commonVi,
  consent: consentVi,
  counterStatement: counterStatementVi,
  decisions: decisionsVi,
  desk: deskVi,
  deskCalls: deskCallsVi,
  deskPeople: deskPeopleVi,
  deskRecords: deskRecordsVi,
  deskFile: deskFileVi,
  dryRun: dryRunVi,
  errors: errorsVi,
  fileEvents: fileEventsVi,
  factorChanges: factorChangesVi,
  guide: guideVi,
  intake: intakeVi,
  intakeCard: intakeCardVi,
  intakeEnd: intakeEndVi,
  law: lawVi,
  lawPage: lawPageVi,
  leaving: leavingVi,
  limited: limitedVi,
  outcomes: outcomesVi,
  papers: papersVi,
  proof: proofVi,
  selfService: selfServiceVi,
  signIn: signInVi,
  statement: statementVi,
};

export type Texts = typeof vi;

const en: Texts = {
  accountLevels: accountLevelsEn,
  acr: acrEn,
  apply: applyEn,
  applyFile: applyFileEn,
  activate: activateEn,
  backOffice: backOfficeEn,
  claims: claimsEn,
  claimValues: claimValuesEn,
  common: commonEn,
  consent: consentEn,
  counterStatement: counterStatementEn,
  decisions: decisionsEn,
  desk: deskEn,
  deskCalls: deskCallsEn,
  deskPeople: deskPeopleEn,
  deskRecords: deskRecordsEn,
  deskFile: deskFileEn,
  dryRun: dryRunEn,
  errors: errorsEn,
  fileEvents: fileEventsEn,
  factorChanges: factorChangesEn,
  guide: guideEn,
  intake: intakeEn,
  intakeCard: intakeCardEn,
  intakeEnd: intakeEndEn,
  law: lawEn,
  lawPage: lawPageEn,
  leaving: leavingEn,
  limited: limitedEn,
  outcomes: outcomesEn,
  papers: papersEn,
  proof: proofEn,
  selfService: selfServiceEn,
  signIn: signInEn,
  statement: statementEn,
};

const texts = { vi, en } as const satisfies Record<Lang, Texts>;

/** Every sentence of the product in one language. Vietnamese is the source, English must match its type. */
export function textsFor(lang: Lang): Texts {
  return texts[lang];
}
