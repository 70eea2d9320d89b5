import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { LinkButton } from '../components/button.tsx';
import { Logo } from '../components/logo.tsx';
import { textsFor } from '../texts/texts.ts';

function Body({ lang }: PageContext): VNode {
  const { home } = textsFor(lang).leaving;
  return (
    <>
      <div class="dd-hero">
        <div class="dd-hero__mark">
          <Logo />
        </div>
        <h1 class="govuk-heading-xl">{home.title}</h1>
        <p class="govuk-body-l">{home.lead}</p>
        <div class="dd-decisions">
          <LinkButton href="/me">{home.account}</LinkButton>
          <LinkButton href="/apply" look="secondary">
            {home.apply}
          </LinkButton>
        </div>
      </div>
      <ul class="dd-points">
        {home.points.map(({ title, text }) => (
          <li key={title}>
            <h2 class="govuk-heading-m">{title}</h2>
            <p class="govuk-body">{text}</p>
          </li>
        ))}
      </ul>
      <div class="dd-start">
        <h2 class="govuk-heading-m">{home.startTitle}</h2>
        <p class="govuk-body">{home.start}</p>
      </div>
    </>
  );
}

/** Front page of the provider. */
export const homeView: View<object> = {
  title: ({ lang }) => textsFor(lang).leaving.home.title,
  body: (page) => <Body {...page} />,
};
