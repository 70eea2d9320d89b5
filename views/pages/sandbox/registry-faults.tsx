import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Select } from '../../components/select.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatDateTime } from '../../format.ts';
import { sandboxRegistries as en } from '../../texts/en/sandbox/registries.ts';
import { sandboxRegistries as vi } from '../../texts/vi/sandbox/registries.ts';

type Register = keyof typeof vi.registers;
type Kind = keyof typeof vi.faults.kinds;

export interface RegistryFaultsProps {
  readonly registers: readonly { readonly name: Register; readonly fault: { readonly kind: Kind; readonly until: Date } | undefined }[];
  /** What was sent could not be used. */
  readonly isProblem: boolean;
}

type Page = RegistryFaultsProps & PageContext;

const texts = { vi, en };

function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function Registers({ registers, lang }: Page): VNode {
  const { faults: words, registers: names } = texts[lang];
  const rows = registers.map(({ name, fault }) => [
    names[name],
    fault ? (
      <>
        <Tag tone="red">{words.kinds[fault.kind]}</Tag> {words.until(formatDateTime(fault.until, lang))}
      </>
    ) : (
      <Tag tone="green">{words.normal}</Tag>
    ),
  ]);
  return <Table caption={texts[lang].title} head={[words.register, words.state]} rows={rows} />;
}

function Body(page: Page): VNode {
  const { faults: words, registers: names, person } = texts[page.lang];
  return (
    <Sheet wide>
      <Heading>{words.title}</Heading>
      <Text>{words.intro}</Text>
      <Registers {...page} />
      <Form action="/registries/faults" csrf={page.csrf}>
        <Select
          id="register"
          label={words.register}
          empty={words.choose}
          options={optionsOf(names)}
          error={page.isProblem ? words.problem : undefined}
        />
        <Select id="kind" label={words.kind} empty={words.choose} options={optionsOf(words.kinds)} />
        <TextInput id="seconds" label={words.seconds} hint={words.secondsHint} value="600" inputmode="numeric" autocomplete="off" />
        <Button look="warning">{words.submit}</Button>
      </Form>
      <Form action="/registries/faults/clear" csrf={page.csrf}>
        <Button look="secondary">{words.clear}</Button>
      </Form>
      <Text>
        <a class="govuk-link" href="/registries">
          {person.back}
        </a>
      </Text>
    </Sheet>
  );
}

export const registryFaultsView: View<RegistryFaultsProps> = {
  title: ({ lang }) => texts[lang].faults.title,
  body: (page) => <Body {...page} />,
};
