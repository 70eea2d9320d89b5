import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const twoYears = 2 * 365 * 24 * 3600;

const features = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];
const permissions = [
  ...features.map((name) => `${name}=()`),
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
].join(', ');

/**
 * Content-Security-Policy of every page: nothing inline, nothing from elsewhere, no frame around it.
 * `leadsTo`: where a form may finally lead, because Chromium applies form-action to the redirect after a POST too.
 */
export function contentSecurityPolicy(leadsTo: readonly string[] = []): string {
  const targets = leadsTo.filter((target) => /^[a-z][a-z0-9+.-]*:(\/\/[^\s;,'"/]+)?$/i.test(target));
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...targets].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Of a file that is no page. */
export const nothingAllowed = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Sets the headers that every answer carries, the protocol library's too. The content policy is set with each page. */
export function securityHeaders(secure: boolean): (req: IncomingMessage, res: ServerResponse) => void {
  const set = helmet({
    contentSecurityPolicy: false,
    xFrameOptions: { action: 'deny' },
    // Not no-referrer: Chromium then sends `Origin: null` with the forms of our own pages, and the check of the origin would refuse them.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: twoYears, includeSubDomains: true } : false,
    // Discovery, keys and tokens are read by programs of other origins; pages are kept out of frames by the two headers above.
    crossOriginResourcePolicy: false,
  });
  return (req, res) => {
    set(req, res, () => undefined);
    res.setHeader('Permissions-Policy', permissions);
  };
}
