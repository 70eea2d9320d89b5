import type { TestHouse } from './house.ts';
import { Visitor } from './visitor.ts';

/** A browser in front of a proxy that ends TLS for the issuer and speaks plain HTTP to us. `headers`: what the proxy says otherwise. */
export function behindProxy({ issuer, served }: Pick<TestHouse, 'issuer' | 'served'>, headers: Record<string, string> = {}): Visitor {
  const said = { 'x-forwarded-proto': 'https', 'x-forwarded-host': new URL(issuer).host, 'x-forwarded-for': '203.0.113.7', ...headers };
  return new Visitor(said, (url) => (url.origin === issuer ? new URL(url.href.replace(issuer, served)) : url));
}
