import type { Knex } from 'knex';

declare const insideTransaction: unique symbol;

/** A database handle that may be a plain pool or an open transaction: for reads. */
export type Db = Knex;

/** An open transaction. A plain pool is refused by the compiler, so nothing is written outside one. */
export type Tx = Knex.Transaction & { readonly [insideTransaction]?: never };
