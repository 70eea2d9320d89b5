/** How long and how much. Times in seconds. */
export interface Sizes {
  readonly people: number;
  /** Connections, each a person in a row. */
  readonly lanes: number;
  /** Ours and the bare library take turns, so that a change of the machine's mood hits both. */
  readonly rounds: number;
  readonly argon2: number;
  readonly seconds: Readonly<Record<'password_totp' | 'session' | 'refresh' | 'introspection' | 'userinfo', number>>;
  readonly scale: {
    readonly few: number;
    readonly many: number;
    readonly expired: number;
    readonly rounds: number;
    readonly seconds: Readonly<Record<'password_totp' | 'session' | 'refresh', number>>;
  };
}

export const full: Sizes = {
  people: 10_000,
  lanes: 16,
  rounds: 5,
  argon2: 5,
  seconds: { password_totp: 12, session: 8, refresh: 5, introspection: 4, userinfo: 4 },
  scale: { few: 1000, many: 200_000, expired: 2_000_000, rounds: 6, seconds: { password_totp: 6, session: 5, refresh: 3 } },
};

/** Ends within two minutes. The comparison of sizes is a smaller one here; its figures are only a hint. */
export const quick: Sizes = {
  people: 10_000,
  lanes: 16,
  rounds: 2,
  argon2: 2,
  seconds: { password_totp: 5, session: 3, refresh: 2, introspection: 1, userinfo: 1 },
  scale: { few: 1000, many: 20_000, expired: 200_000, rounds: 2, seconds: { password_totp: 2, session: 2, refresh: 1 } },
};
