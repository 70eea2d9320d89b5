import { readFile } from 'node:fs/promises';

export type Given = Readonly<Record<string, unknown>>;

/** The object, or the list of objects, in a JSON file; undefined when there is none. */
export async function objectsOf(path: string): Promise<Given[] | undefined> {
  try {
    const read: unknown[] = [JSON.parse(await readFile(path, 'utf8'))].flat();
    return read.length > 0 && read.every(isObject) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
