import type { VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Facts } from '../../components/account-frame.tsx';
import { Subheading, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface StatementText {
  readonly kind: 'citizens' | 'foreigners';
  /** Of the applicant, whatever the officer's page is written in. */
  readonly language: Lang;
  readonly version: string;
  /** Whose statement it is: a signed page must say so. */
  readonly name: string;
  readonly reference: string;
}

/** What the applicant agrees to, in full, in the language that they read or are read to in. */
export function CounterStatement({ kind, language, version, name, reference }: StatementText): VNode {
  const { counterStatement: said } = textsFor(language);
  const { data, fingers, purpose, registers, controller, retention, rights } = said;
  const parts = [
    data,
    { name: fingers.name, text: fingers[kind] },
    purpose,
    { name: registers.name, text: registers[kind] },
    controller,
    retention,
    rights,
  ];
  return (
    <section class="dd-statement" lang={language}>
      <Subheading>{said.title}</Subheading>
      <Text>{said.about(name, reference)}</Text>
      <Text>{said.intro[kind]}</Text>
      <Facts items={parts.map((part) => ({ name: part.name, value: part.text }))} lines />
      <Text>{said.truth}</Text>
      <p class="dd-quiet">
        {said.version}: {version}
      </p>
    </section>
  );
}

/** Lines to sign on, on paper only. */
export function SignHere({ language }: Pick<StatementText, 'language'>): VNode {
  const { signHere } = textsFor(language).intakeEnd.statement;
  return (
    <dl class="dd-sign-here" lang={language}>
      {(['applicant', 'witness', 'interpreter'] as const).map((who) => (
        <div key={who}>
          <dt>{signHere[who]}</dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}
