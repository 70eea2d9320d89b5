import { generateSync } from 'otplib';
import { sandboxPassword, sandboxTotpSecret } from '../../src/sandbox/people.ts';
import type { Page, Visitor } from './visitor.ts';

/** The invented people of the sandbox. */
export const logins = {
  an: '003090000001',
  binh: '003192000002',
  cuong: '003085000003',
  dung: '003300000004',
  maria: '900000000001',
} as const;

export const password = sandboxPassword;
export const totpSecret = sandboxTotpSecret;

/** The code of now; a code counts once, so `step` takes a neighbouring one. */
export function totpCode(step = 0): string {
  return generateSync({ secret: totpSecret, epoch: Math.floor(Date.now() / 1000) + step * 30 });
}

export async function enterPassword(
  visitor: Visitor,
  page: Page,
  login: string,
  options: { stopAt?: string; password?: string } = {},
): Promise<Page> {
  return visitor.submit(page, { username: login, password: options.password ?? password }, { action: '/password', ...options });
}

export async function enterTotp(visitor: Visitor, page: Page, options: { stopAt?: string; code?: string } = {}): Promise<Page> {
  return visitor.submit(page, { code: options.code ?? totpCode() }, { action: '/totp', ...options });
}
