import type { Tx } from '../../platform/database/types.ts';
import type { Notice } from '../notifications/types.ts';

/** Queues a notice inside the transaction of what it tells about. */
export type NoticeSender = (tx: Tx, notice: Notice) => Promise<void>;

/** Queues the text message that carries a code, inside the transaction that stored its hash. */
export type SmsCodeSender = (tx: Tx, message: { readonly accountId: string; readonly code: string }) => Promise<void>;
