import type { VNode } from 'preact';
import { safeHref } from './safe-href.ts';

export interface FilterChoice {
  readonly href: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** What a list can be narrowed to, as links: works by keyboard and without scripts. */
export function Filter({ label, choices }: { label: string; choices: readonly FilterChoice[] }): VNode {
  return (
    <nav class="dd-filter" aria-label={label}>
      <span class="dd-filter__label" aria-hidden="true">
        {label}
      </span>
      <ul>
        {choices.map(({ href, label: text, isChosen }) => (
          <li key={text}>
            <a class="govuk-link" href={safeHref(href)} aria-current={isChosen ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Address of a list with what narrows it; what is not given is not in it. */
export function listHref(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
