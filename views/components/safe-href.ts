const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * An address that may stand in `href` or `action`: our own path, or one of four schemes. Anything else becomes `#`. Preact escapes
 * text but lets `javascript:` through, and clients name their own logo, policy and home pages (stored XSS).
 */
export function safeHref(address: string): string {
  // Browsers drop control characters and tabs inside a scheme, so they are refused before parsing.
  if (/[\u0000-\u0020\u007f\\]/.test(address)) return '#';
  if (address.startsWith('/') && !address.startsWith('//')) return address;
  if (address.startsWith('#') || address.startsWith('?')) return address;
  const parsed = URL.parse(address);
  return parsed && allowed.has(parsed.protocol) ? parsed.href : '#';
}
