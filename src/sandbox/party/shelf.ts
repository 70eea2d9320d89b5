/** Things kept in memory under a key: the newest `limit` of them, each for `seconds`. */
export interface Shelf<V> {
  put(key: string, value: V): void;
  find(key: string | undefined): V | undefined;
  /** Finds and removes in one step, so that only one caller gets it. */
  take(key: string): V | undefined;
  entries(): [key: string, value: V][];
}

export function createShelf<V>({ limit, seconds }: { limit: number; seconds: number }): Shelf<V> {
  const kept = new Map<string, { value: V; until: number }>();
  const find = (key: string | undefined): V | undefined => {
    const found = key === undefined ? undefined : kept.get(key);
    return found && found.until > Date.now() ? found.value : undefined;
  };
  return {
    put(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: Date.now() + seconds * 1000 });
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
    },
    find,
    take(key) {
      const found = find(key);
      kept.delete(key);
      return found;
    },
    entries: () =>
      [...kept.keys()].flatMap((key): [string, V][] => {
        const value = find(key);
        return value === undefined ? [] : [[key, value]];
      }),
  };
}
