import { z } from 'zod';

/**
 * What `navigator.credentials.create` or `get` answered, as JSON (WebAuthn level 3, RegistrationResponseJSON and AuthenticationResponseJSON);
 * its inside is judged by the WebAuthn library.
 */
export const webauthnAnswer = z.strictObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().max(100).nullish(),
});
