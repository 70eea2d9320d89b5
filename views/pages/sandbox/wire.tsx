import type { VNode } from 'preact';

/** The request, one parameter a line. */
export function Request({ asked }: { asked: Readonly<Record<string, string>> }): VNode {
  return (
    <ul class="dd-evidence__request">
      {Object.entries(asked).map(([name, value]) => (
        <li key={name}>
          <code>
            <b>{name}</b>={value}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** What a token says, as it stands in it. */
export function Json({ value, label }: { value: unknown; label: string }): VNode {
  return (
    <pre class="dd-evidence__json" tabIndex={0} role="region" aria-label={label}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
