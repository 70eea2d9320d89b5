import type { ComponentChildren, VNode } from 'preact';

export function FieldHint({ id, children }: { id: string; children?: ComponentChildren }): VNode | null {
  return children ? (
    <div id={`${id}-hint`} class="govuk-hint">
      {children}
    </div>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children?: string | undefined }): VNode | null {
  return children ? (
    <p id={`${id}-error`} class="govuk-error-message">
      {children}
    </p>
  ) : null;
}

/** Value of `aria-describedby` of a field with these parts. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const parts = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
