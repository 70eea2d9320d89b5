import type { Knex } from 'knex';

/**
 * The last word on every write that issues (assurance.md section 6), in one round trip: the rows that may forbid it are locked
 * FOR SHARE, in one order (account, client, session, grant, consent), then judged. Whoever locks, suspends, withdraws or ends takes
 * the same rows in the same order FOR NO KEY UPDATE and kills what exists, so nothing slips between a check and a write, and
 * nobody waits in a circle. No key: a foreign key that points here must not wait. A client is held by an advisory lock instead of
 * its row: thousands share one popular service at the same moment, and each share of a row is a write to it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function party_key(p_client text) returns bigint language sql immutable
    as $$ select hashtextextended('relying-party ' || p_client, 0) $$;
    comment on function party_key is 'Key of the advisory lock that stands for the row of a relying party';

    create function hold_party(p_client text) returns void language plpgsql volatile
    as $$ begin perform pg_advisory_xact_lock_shared(party_key(p_client)); end $$;
    comment on function hold_party is 'Shared until the end of the transaction; whoever suspends or changes the party takes it alone';

    create function standing_of_grant(p_account uuid, p_client text, p_grant text) returns text
    language plpgsql volatile as $$
    declare
      v_account record; v_client text; v_event record; v_withdrawn timestamptz;
    begin
      select state, held, level into v_account from accounts where id = p_account for share;
      if not found or v_account.state <> 'active' or v_account.held then return 'account'; end if;
      perform hold_party(p_client);
      select state into v_client from relying_parties where client_id = p_client;
      if v_client is distinct from 'admitted' then return 'client'; end if;
      select account_level, acr, session_uid, offline, consent_id into v_event from authorization_events where grant_id = p_grant;
      if not found then return 'grant'; end if;
      if not v_event.offline and v_event.session_uid is not null then
        perform 1 from sessions where uid = v_event.session_uid and ended_at is null and expires_at > app_now() for share;
        if not found then return 'session'; end if;
      end if;
      perform 1 from oidc_artifacts where model = 'Grant' and grant_id = p_grant and expires_at > app_now() for share;
      if not found then return 'grant'; end if;
      if v_account.level is not null and v_account.level < v_event.account_level and v_event.acr <> 'urn:dinhdanh:acr:level-1' then
        return 'level';
      end if;
      if v_event.consent_id is not null then
        select withdrawn_at into v_withdrawn from consents where id = v_event.consent_id for share;
        if v_withdrawn is not null then return 'consent'; end if;
      end if;
      return null;
    end $$;
    comment on function standing_of_grant is 'Null when tokens may be issued under the grant, else the first ground that forbids it';

    create function issue_token(p_model text, p_id_hash bytea, p_grant text, p_account uuid, p_client text, p_payload jsonb, p_expires timestamptz)
    returns text language plpgsql volatile as $$
    declare v_refusal text;
    begin
      v_refusal := standing_of_grant(p_account, p_client, p_grant);
      if v_refusal is not null then return v_refusal; end if;
      insert into oidc_artifacts (model, id_hash, grant_id, account_id, client_id, payload, expires_at)
      select p_model, p_id_hash, p_grant, p_account, p_client, p_payload, least(p_expires, expires_at)
      from oidc_artifacts where model = 'Grant' and grant_id = p_grant;
      return null;
    end $$;
    comment on function issue_token is 'Stores an access or refresh token when its grant stands; it never outlives the grant';

    create function revoke_grant(p_grant text) returns void language plpgsql volatile as $$
    begin
      delete from oidc_artifacts where model = 'Grant' and grant_id = p_grant;
      delete from oidc_artifacts where grant_id = p_grant;
    end $$;
    comment on function revoke_grant is 'Ends a grant, then what was issued under it: a token written meanwhile is seen by the second statement';

    create function consume_artifact(p_model text, p_id_hash bytea) returns text
    language plpgsql volatile as $$
    declare v_row record; v_refusal text;
    begin
      select grant_id, account_id, client_id into v_row from oidc_artifacts where model = p_model and id_hash = p_id_hash;
      if not found then return 'gone'; end if;
      if v_row.grant_id is not null then
        v_refusal := standing_of_grant(v_row.account_id, v_row.client_id, v_row.grant_id);
        if v_refusal is not null then return v_refusal; end if;
      end if;
      update oidc_artifacts set consumed_at = app_now()
      where model = p_model and id_hash = p_id_hash and consumed_at is null and expires_at > app_now();
      if not found then return 'consumed'; end if;
      return null;
    end $$;
    comment on function consume_artifact is 'One use only: the second of two at the same moment is told consumed';

    create function issue_code(p_event jsonb, p_grant_hash bytea, p_grant jsonb, p_grant_expires timestamptz,
      p_code_hash bytea, p_code jsonb, p_code_expires timestamptz, p_session_patch jsonb, p_sub text)
    returns text language plpgsql volatile as $$
    declare
      v_account record; v_party record; v_id uuid := (p_event->>'account_id')::uuid; v_client text := p_event->>'client_id';
      v_withdrawn timestamptz; v_consent uuid := (p_event->>'consent_id')::uuid;
    begin
      select state, held, level into v_account from accounts where id = v_id for share;
      if not found or v_account.state <> 'active' or v_account.held then return 'account'; end if;
      if v_account.level is distinct from (p_event->>'account_level')::smallint then return 'level'; end if;
      perform hold_party(v_client);
      select state, sector, kind into v_party from relying_parties where client_id = v_client;
      if not found or v_party.state <> 'admitted' then return 'client'; end if;
      if v_consent is not null then
        select withdrawn_at into v_withdrawn from consents where id = v_consent and account_id = v_id and client_id = v_client for share;
        if not found or v_withdrawn is not null then return 'consent'; end if;
      elsif v_party.kind <> 'own' then
        return 'consent';
      end if;
      update sessions set last_used_at = app_now(), authorizations = authorizations || p_session_patch
      where uid = p_event->>'session_uid' and account_id = v_id and ended_at is null and expires_at > app_now();
      if not found then return 'session'; end if;
      insert into authorization_events (grant_id, account_id, client_id, session_uid, consent_id, acr, amr, authn_level, account_level,
        auth_time, factors, scopes, claims, offline, address, user_agent, rule_set)
      select p_event->>'grant_id', v_id, v_client, p_event->>'session_uid', v_consent, p_event->>'acr',
        array(select jsonb_array_elements_text(p_event->'amr')), (p_event->>'authn_level')::smallint, v_account.level,
        (p_event->>'auth_time')::timestamptz, p_event->'factors', array(select jsonb_array_elements_text(p_event->'scopes')),
        array(select jsonb_array_elements_text(p_event->'claims')), (p_event->>'offline')::boolean,
        p_event->>'address', p_event->>'user_agent', p_event->>'rule_set';
      insert into oidc_artifacts (model, id_hash, grant_id, account_id, client_id, payload, expires_at) values
        ('Grant', p_grant_hash, p_event->>'grant_id', v_id, v_client, p_grant, p_grant_expires),
        ('AuthorizationCode', p_code_hash, p_event->>'grant_id', v_id, v_client, p_code, p_code_expires);
      if v_party.kind <> 'own' then
        insert into pairwise_subjects (sector, account_id, sub) values (v_party.sector, v_id, p_sub) on conflict do nothing;
      end if;
      return null;
    end $$;
    comment on function issue_code is 'Stores a code with its grant, event and subject, and notes the service in the session, or says what forbids it';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function issue_code(jsonb, bytea, jsonb, timestamptz, bytea, jsonb, timestamptz, jsonb, text);
    drop function consume_artifact(text, bytea);
    drop function revoke_grant(text);
    drop function issue_token(text, bytea, text, uuid, text, jsonb, timestamptz);
    drop function standing_of_grant(uuid, text, text);
    drop function hold_party(text);
    drop function party_key(text);
  `);
}
