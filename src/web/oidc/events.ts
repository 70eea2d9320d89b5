import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { recordAudit } from '../../domain/audit/actions.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { codeOf, describeError } from '../../platform/http/faults.ts';
import { findFacts } from '../../platform/http/request/facts.ts';
import { memoryOf } from './memory.ts';

/** Errors that are questions of a polite client, not refusals worth a line in anybody's history. */
const everyday = new Set(['login_required', 'consent_required', 'interaction_required', 'account_selection_required']);

/** Turns the library's events into log lines and audit rows. Nothing personal and no parameter is logged. */
export function watchEvents(provider: Provider, deps: Deps): void {
  provider.on('server_error', (ctx: KoaContextWithOIDC, error: Error) => {
    if (codeOf(error) === 'database-unavailable') memoryOf(ctx).databaseLost = true;
    deps.log.error({ ...whereOf(ctx), error: describeError(error) }, 'protocol endpoint failed');
  });
  // Without a listener the framework prints to the terminal what went wrong with a connection.
  (provider as NodeJS.EventEmitter).on('error', (error: Error) =>
    deps.log.error({ error: describeError(error) }, 'protocol endpoint failed'),
  );
  provider.on('authorization.error', (ctx: KoaContextWithOIDC, error: Error & { error?: string }) => {
    const accountId = ctx.oidc.session?.accountId;
    const code = error.error ?? error.message;
    if (accountId && !everyday.has(code)) void auditRefusal(deps, { ctx, accountId, code });
  });
}

/** The number on the error page, and the endpoint. */
function whereOf(ctx: KoaContextWithOIDC): { requestId: string | undefined; route: string | undefined } {
  return { requestId: findFacts(ctx.req)?.requestId, route: ctx.oidc?.route };
}

async function auditRefusal(
  deps: Deps,
  { ctx, accountId, code }: { ctx: KoaContextWithOIDC; accountId: string; code: string },
): Promise<void> {
  const clientId = ctx.oidc.client?.clientId;
  try {
    await inTransaction(deps.db, (tx) =>
      recordAudit(tx, {
        event: 'authorization.refused',
        actor: `account:${accountId}`,
        accountId,
        ...(clientId ? { clientId } : {}),
        details: { error: code },
      }),
    );
  } catch (error) {
    deps.log.error({ ...whereOf(ctx), error: describeError(error) }, 'a refusal could not be written to the audit');
  }
}
