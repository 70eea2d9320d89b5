import type { Knex } from 'knex';

/**
 * The factors of a sitting move into the browser session, once, in one round trip. Locked in the usual order: account, sitting, session.
 * From here on the new cookie opens the session: whoever knows the one before gets nothing that was proved now, and nothing at all where
 * nobody was signed in (session fixation, ASVS 7.2.4). A session that has ended stays ended.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function bind_sitting(p_uid_hash bytea, p_session text, p_cookie_hash bytea, p_presented bytea, p_account uuid,
      p_idle integer, p_absolute integer, p_kept integer, p_address text, p_user_agent text, p_request text, p_rule_set text)
    returns jsonb language plpgsql volatile as $$
    declare
      v_ended_all timestamptz; v_sitting sittings%rowtype; v_fresh jsonb; v_opened jsonb; v_factors jsonb; v_begun timestamptz;
    begin
      select ended_all_at into v_ended_all from accounts where id = p_account and state = 'active' and not held for share;
      if not found then return null; end if;
      select * into v_sitting from sittings where uid_hash = p_uid_hash and expires_at > app_now() for update;
      if not found or v_sitting.account_id is distinct from p_account then return null; end if;
      -- Since a factor was passed, all sessions of the account were ended or one of its credentials taken away. Factors know milliseconds.
      if exists (select from jsonb_array_elements(v_sitting.factors) factor
        where (factor->>'passedAt')::timestamptz <= date_trunc('milliseconds', v_ended_all)) then return null; end if;
      if v_sitting.closed_at is not null and v_sitting.session_uid is distinct from p_session then return null; end if;

      -- What an idle session holds is not fresh and does not become so by being used again. Judged here, on the locked row, is also
      -- which cookie the browser came with: the one before the last rotation has only what it opened then.
      select case when last_used_at <= app_now() - make_interval(secs => p_idle) then '[]' else factors end,
        case when cookie_hash = p_presented then factors
          when previous_cookie_hash = p_presented then coalesce(previous_factors, factors) else '[]' end
      into v_fresh, v_opened from sessions where uid = p_session for update;
      v_fresh := coalesce(v_fresh, '[]');
      v_factors := case when v_fresh = '[]' then '[]' else coalesce(v_opened, '[]') end;
      if v_sitting.closed_at is null then
        v_factors := v_factors || v_sitting.factors;
        -- More than these are history, not evidence; the newest are kept.
        while jsonb_array_length(v_factors) > p_kept loop v_factors := v_factors - 0; end loop;
        v_begun := least(app_now(), (v_factors->0->>'passedAt')::timestamptz);
        update sessions set factors = v_factors, last_used_at = app_now(), rotated_at = app_now(), previous_factors = v_fresh,
          cookie_hash = p_cookie_hash, previous_cookie_hash = case when account_id is not null then cookie_hash end,
          account_id = p_account,
          started_at = case when account_id is null then v_begun else started_at end,
          expires_at = case when account_id is null then v_begun + make_interval(secs => p_absolute) else expires_at end,
          device_id = v_sitting.device_id, address = p_address, user_agent = p_user_agent
        where uid = p_session and ended_at is null and (account_id is null or account_id = p_account);
        if not found then
          if exists (select from sessions where uid = p_session) then return null; end if;
          insert into sessions (uid, cookie_hash, account_id, factors, started_at, expires_at, device_id, address, user_agent)
          values (p_session, p_cookie_hash, p_account, v_factors, v_begun, v_begun + make_interval(secs => p_absolute),
            v_sitting.device_id, p_address, p_user_agent)
          on conflict do nothing;
          if not found then return null; end if;
        end if;
        update sittings set closed_at = app_now(), session_uid = p_session where uid_hash = p_uid_hash;
        insert into audit_events (event, actor, account_id, client_id, request_id, details, rule_set)
        values ('session.strengthened', 'account:' || p_account, p_account, v_sitting.client_id, p_request,
          jsonb_build_object('factors', (select coalesce(jsonb_agg(factor->'kind'), '[]') from jsonb_array_elements(v_sitting.factors) factor)),
          p_rule_set);
      end if;
      return jsonb_build_object('factors', v_factors, 'arrivedAt', v_sitting.opened_at, 'offerDeclined', v_sitting.offer_declined,
        'now', app_now());
    end $$;
    comment on function bind_sitting is 'What the session holds now; null when the account, the sitting or the session is not in order'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function bind_sitting(bytea, text, bytea, bytea, uuid, integer, integer, integer, text, text, text, text)');
}
