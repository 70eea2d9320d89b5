import type { Knex } from 'knex';

/**
 * A code is used up and exchanged for its tokens in one step: what may forbid it is locked and judged once (see 0013_issuing), and the
 * tokens belong to whatever the code belonged to. The loser of a race is told `consumed` and stores nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function redeem_code(p_code bytea, p_models text[], p_id_hashes bytea[], p_payloads jsonb[], p_lives integer[]) returns text
    language plpgsql volatile as $$
    declare v_code record; v_refusal text;
    begin
      select grant_id, account_id, client_id into v_code from oidc_artifacts where model = 'AuthorizationCode' and id_hash = p_code;
      if not found then return 'gone'; end if;
      v_refusal := standing_of_grant(v_code.account_id, v_code.client_id, v_code.grant_id);
      if v_refusal is not null then return v_refusal; end if;
      update oidc_artifacts set consumed_at = app_now()
      where model = 'AuthorizationCode' and id_hash = p_code and consumed_at is null and expires_at > app_now();
      if not found then return 'consumed'; end if;
      insert into oidc_artifacts (model, id_hash, grant_id, account_id, client_id, payload, expires_at)
      select t.model, t.id_hash, v_code.grant_id, v_code.account_id, v_code.client_id, t.payload,
        least(app_now() + make_interval(secs => t.life), g.expires_at)
      from unnest(p_models, p_id_hashes, p_payloads, p_lives) t(model, id_hash, payload, life)
      join oidc_artifacts g on g.model = 'Grant' and g.grant_id = v_code.grant_id;
      return null;
    end $$;
    comment on function redeem_code is 'Exchanges a code for tokens, once; none of them outlives the grant'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function redeem_code(bytea, text[], bytea[], jsonb[], integer[])');
}
