export const portalClientId = 'demo-portal';

/** Admission of the demo portal, as an operator would write it: a state service that proves itself by a key it publishes. */
export function portalMetadata(origin: string): Readonly<Record<string, unknown>> {
  return {
    client_id: portalClientId,
    redirect_uris: [`${origin}/callback`],
    post_logout_redirect_uris: [`${origin}/logged-out`],
    backchannel_logout_uri: `${origin}/backchannel-logout`,
    backchannel_logout_session_required: true,
    token_endpoint_auth_method: 'private_key_jwt',
    jwks_uri: `${origin}/jwks`,
    kind: 'state',
    min_acr: 'level-1',
    strict_acr: true,
    sector: 'demo-portal',
    offline: false,
    claims: ['name', 'birthdate', 'nationality', 'personal_number'],
    name_vi: 'Cổng dịch vụ công (mẫu)',
    name_en: 'Public Service Portal (model)',
    purpose_vi: 'Thông báo lưu trú và yêu cầu giấy tờ trực tuyến',
    purpose_en: 'To give notice of stays and ask for certificates online',
  };
}
