import { textsFor } from './texts/texts.ts';

/** What has just been done, told once on the page that follows. */
export type DoneCode = keyof ReturnType<typeof textsFor>['factorChanges']['list']['done'];

/** A code of the address; anything else says nothing, so that no link can put words on our pages. */
export function readDone(code: string | undefined): DoneCode | undefined {
  return code !== undefined && Object.hasOwn(textsFor('vi').factorChanges.list.done, code) ? (code as DoneCode) : undefined;
}
