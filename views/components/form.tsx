import type { ComponentChildren, VNode } from 'preact';
import { safeHref } from './safe-href.ts';

export interface FormProps {
  readonly action: string;
  /** `csrf` of the page context. */
  readonly csrf: string;
  readonly children: ComponentChildren;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  /** The form has file inputs: the route says `files`. */
  readonly withFiles?: boolean;
}

/** A form that posts to us. `novalidate`: the server's error summary speaks both languages, the browser's bubbles do not. */
export function Form({ action, csrf, hidden = {}, children, class: className, withFiles = false }: FormProps): VNode {
  return (
    <form method="post" action={safeHref(action)} class={className} encType={withFiles ? 'multipart/form-data' : undefined} noValidate>
      <HiddenInputs values={{ csrf, ...hidden }} />
      {children}
    </form>
  );
}

export function HiddenInputs({ values }: { values: Readonly<Record<string, string>> }): VNode {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A small form of one button that looks like a link: cancel, send again, switch person. */
export function LinkForm({ children, ...props }: Pick<FormProps, 'action' | 'csrf' | 'children'>): VNode {
  return (
    <Form {...props}>
      <button type="submit" class="dd-link-button">
        {children}
      </button>
    </Form>
  );
}
