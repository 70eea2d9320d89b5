import { bankClientId, bankSecret } from './people.ts';

/** Admission of the demo bank, as an operator would write it. It is reached under two names: two sites for a browser. */
export function bankMetadata(origin: string): Readonly<Record<string, unknown>> {
  const { port } = new URL(origin);
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return {
    client_id: bankClientId,
    client_secret: bankSecret,
    redirect_uris: origins.map((one) => `${one}/bank/callback`),
    post_logout_redirect_uris: origins.flatMap((one) => [`${one}/bank`, `${one}/bank/logged-out`]),
    backchannel_logout_uri: `${origins[0]}/bank/backchannel-logout`,
    backchannel_logout_session_required: true,
    token_endpoint_auth_method: 'client_secret_basic',
    kind: 'private',
    min_acr: 'level-1',
    strict_acr: true,
    sector: 'demo-bank',
    offline: false,
    claims: ['name', 'birthdate', 'personal_number', 'phone_number', 'phone_number_verified', 'email', 'email_verified'],
    name_vi: 'Ngân hàng Mẫu',
    name_en: 'Model Bank',
    purpose_vi: 'Mở tài khoản thanh toán và xác nhận giao dịch',
    purpose_en: 'To open a payment account and confirm transactions',
  };
}
