import type { Knex } from 'knex';

/**
 * A right factor meets its sitting in one round trip: the account is judged, the factor is added, the audit row is written. A held account
 * is only named here; its way back is decided by the caller.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function record_factor(p_uid_hash bytea, p_account uuid, p_factor jsonb, p_device uuid, p_client text, p_request text, p_rule_set text)
    returns text language plpgsql volatile as $$
    declare v_state text; v_held boolean; v_outcome text := 'passed';
    begin
      select state, held into v_state, v_held from accounts where id = p_account for share;
      if not found then return 'wrong'; end if;
      if v_held and v_state = 'active' then return 'held'; end if;
      if v_state <> 'active' then
        v_outcome := 'account-not-active';
      else
        update sittings set factors = factors || jsonb_build_array(p_factor), account_id = p_account,
          device_id = coalesce(p_device, device_id)
        where uid_hash = p_uid_hash and closed_at is null and expires_at > app_now() and (account_id is null or account_id = p_account);
        if not found then return 'sitting-over'; end if;
      end if;
      insert into audit_events (event, actor, account_id, client_id, request_id, details, rule_set)
      values (case v_outcome when 'passed' then 'factor.passed' else 'sign-in.refused' end, 'account:' || p_account, p_account, p_client,
        p_request, jsonb_build_object('kind', p_factor->>'kind'), p_rule_set);
      return v_outcome;
    end $$;
    comment on function record_factor is 'passed, account-not-active, held, sitting-over or wrong';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function record_factor(bytea, uuid, jsonb, uuid, text, text, text)');
}
