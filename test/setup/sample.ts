import type { PageContext, View } from '../../src/platform/http/types.ts';

/** A page with its props: only the context is missing. */
export interface PageSample {
  readonly title: (context: PageContext) => string;
  readonly body: (context: PageContext) => ReturnType<View<object>['body']>;
  readonly scripts: readonly string[];
  readonly door: string;
  readonly props: object;
  /** The same page about something else. */
  readonly about: (props: object) => PageSample;
}

/** `door` as the kernel knows it; the provider's own when absent. */
export function sample<P extends object>(view: View<P>, props: NoInfer<P>, door = 'provider'): PageSample {
  return {
    title: (context) => view.title({ ...props, ...context }),
    body: (context) => view.body({ ...props, ...context }),
    scripts: view.scripts ?? [],
    door,
    props,
    about: (other) => sample(view, other as P, door),
  };
}
