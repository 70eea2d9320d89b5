import type { EventFeed, EventPage, FeedRegister, RegistryFeeds } from '../../connectors/registry-events.ts';
import { databaseNow, inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { inTurn, isPassable } from './order.ts';
import { type Gap, getCursor, isKnown, listOpenGaps, takeCursor } from './queries.ts';
import { type OnHappening, receiveEvent } from './receive.ts';

export interface FollowHands {
  readonly feeds: RegistryFeeds;
  readonly onHappening?: OnHappening | undefined;
}

interface Following extends Pick<FollowHands, 'onHappening'> {
  readonly register: FeedRegister;
  readonly feed: EventFeed;
}

const atOnce = 100;
/** Pages of one run; the next one goes on. */
const mostPages = 50;
const gapsAtOnce = 20;

/** Follows every register from where it stands, each by itself: one that is silent keeps no other waiting. */
export async function followRegisters(deps: Deps, { feeds, onHappening }: FollowHands): Promise<void> {
  const registers = Object.keys(feeds) as FeedRegister[];
  await Promise.all(registers.map((register) => followRegister(deps, { register, feed: feeds[register], onHappening })));
}

/** Follows one register until there is nothing more, it is silent, or a number is missing. */
export async function followRegister(deps: Deps, following: Following): Promise<void> {
  for (let page = 0; page < mostPages; page += 1) {
    if ((await followPage(deps, following)) === 'nothing-more') break;
  }
  for (const gap of await listOpenGaps(deps.db, following.register, gapsAtOnce)) await readAgain(deps, following, gap);
}

async function followPage(deps: Deps, following: Following): Promise<'more' | 'nothing-more'> {
  const { register, feed } = following;
  const { after } = await getCursor(deps.db, register);
  const page = await feed.listEvents(after, atOnce);
  if (page.kind === 'unavailable') return 'nothing-more';
  if (page.oldest > after + 1) {
    await passOver(deps, register, { from: after + 1, to: page.oldest - 1 });
    return 'more';
  }
  const { ready, gap } = inTurn(after, page.events);
  for (const event of ready) {
    // Somebody else was faster: what they took in is not taken in again, and they go on.
    if ((await receiveEvent(deps, { register, event, isLate: false }, following.onHappening)) === 'not-in-turn') return 'nothing-more';
  }
  await inTransaction(deps.db, (tx) => noteReading(tx, register));
  return gap ? meetGap(deps, register, gap) : isFull(page) ? 'more' : 'nothing-more';
}

async function noteReading(tx: Tx, register: FeedRegister): Promise<void> {
  await tx('registry_cursors')
    .where({ register })
    .update({ read_at: tx.raw('app_now()') });
}

function isFull({ events }: EventPage): boolean {
  return events.length === atOnce;
}

/** A missing number may still come: it is asked for again with every run, until those behind it have waited long enough. */
async function meetGap(deps: Deps, register: FeedRegister, gap: Gap): Promise<'more' | 'nothing-more'> {
  const since = await inTransaction(deps.db, async (tx) => {
    const { after, gapSince } = await takeCursor(tx, register);
    if (after !== gap.from - 1 || gapSince) return gapSince;
    await tx('registry_cursors')
      .where({ register })
      .update({ gap_since: tx.raw('app_now()') });
    return undefined;
  });
  if (!since || !isPassable(since, await databaseNow(deps.db))) return 'nothing-more';
  await passOver(deps, register, gap);
  return 'more';
}

/** Goes on without events that did not come. They are not forgotten: `readAgain`. */
async function passOver(deps: Deps, register: FeedRegister, { from, to }: Gap): Promise<void> {
  const isPassed = await inTransaction(deps.db, async (tx) => {
    const { after } = await takeCursor(tx, register);
    if (after !== from - 1) return false;
    await tx('registry_gaps').insert({ register, from_seq: from, to_seq: to });
    await tx('registry_cursors').where({ register }).update({ after_seq: to, gap_since: null });
    return true;
  });
  if (isPassed) deps.log.error({ register, from, to }, 'events of a register are missing');
}

/** Asks again for what was passed over; what comes now comes late. */
async function readAgain(deps: Deps, { register, feed, onHappening }: Following, gap: Gap): Promise<void> {
  const page = await feed.listEvents(gap.from - 1, Math.min(atOnce, gap.to - gap.from + 1));
  if (page.kind === 'unavailable') return;
  const found = page.events.filter(({ seq }) => seq <= gap.to);
  for (const event of found) {
    if (!(await isKnown(deps.db, register, event))) await receiveEvent(deps, { register, event, isLate: true }, onHappening);
  }
  if (found.length === gap.to - gap.from + 1) await inTransaction(deps.db, (tx) => noteFilled(tx, register, gap));
}

async function noteFilled(tx: Tx, register: FeedRegister, { from }: Gap): Promise<void> {
  await tx('registry_gaps')
    .where({ register, from_seq: from })
    .update({ filled_at: tx.raw('app_now()') });
}
