import { describe, expect, test } from 'vitest';
import { layout } from '../../views/layout.tsx';
import { pageSamples, sampleContext } from '../setup/page-samples.tsx';
import type { PageSample } from '../setup/sample.ts';

/** What somebody might call themselves. */
const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;

type Path = readonly (string | number)[];

/** Where words stand in props, however deep. */
function wordsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => wordsIn(item, [...path, i]));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).flatMap(([key, item]) => wordsIn(item, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return `${String(value)}${hostile}`;
  const inner = replaced((value as Record<string | number, unknown>)[key], rest);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as object), [key]: inner };
}

/** The page in HTML; undefined where the word was one of a list, for which there is no other. */
function render(page: PageSample): string | undefined {
  try {
    const context = { ...sampleContext, lang: 'vi' as const };
    return layout({ title: page.title(context), body: page.body(context), scripts: page.scripts, door: page.door }, context);
  } catch {
    return undefined;
  }
}

const ofOfficers = Object.entries(pageSamples).filter(([, { door }]) => door === 'back-office');

describe('whatever word of a page of officers is hostile, it stays a word', () => {
  test.each(ofOfficers)('%s', (_, page) => {
    for (const path of wordsIn(page.props)) {
      const html = render(page.about(replaced(page.props, path) as object));
      expect(html ?? '', path.join('.')).not.toMatch(/<script>alert|<img src=x|"'>/);
    }
  });

  test('and most of them are shown', () => {
    const shown = ofOfficers.filter(([, page]) =>
      wordsIn(page.props).some((path) => render(page.about(replaced(page.props, path) as object))?.includes('&lt;script>alert(1)')),
    );
    expect(shown.length).toBeGreaterThan(ofOfficers.length / 2);
  });
});
