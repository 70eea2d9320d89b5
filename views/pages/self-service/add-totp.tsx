import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink, Details } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

/** A QR code as one SVG path, one unit a module. */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

export interface AddTotpProps {
  readonly action: string;
  readonly qr: QrPicture;
  /** The same key in letters, in groups of four. */
  readonly secret: string;
  readonly accountLabel: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly error?: 'missing' | 'wrong' | 'expired' | undefined;
}

type Page = AddTotpProps & PageContext;

/** Black on white in dark mode too: scanners read nothing else. Four modules of quiet around it (ISO/IEC 18004). */
function Qr({ qr, label }: { qr: QrPicture; label: string }): VNode {
  const side = qr.size + 8;
  return (
    <svg class="dd-qr" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect x="-4" y="-4" width={side} height={side} fill="#ffffff" />
      <path d={qr.path} fill="#000000" />
    </svg>
  );
}

function Body(page: Page): VNode {
  const { common, factorChanges } = textsFor(page.lang);
  const { totp } = factorChanges;
  const errors: readonly SummarizedError[] = page.error ? [{ field: 'code', text: totp[page.error] }] : [];
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{totp.title}</Heading>
      <Text>{totp.step1}</Text>
      <Qr qr={page.qr} label={totp.qrLabel} />
      <Details summary={totp.byHand}>
        <Text>{totp.byHandText}</Text>
        <SummaryList
          rows={[
            { key: totp.secret, value: <code class="dd-secret">{page.secret}</code> },
            { key: totp.account, value: page.accountLabel },
          ]}
        />
      </Details>
      <p class="govuk-hint">{totp.shown}</p>
      <Form action={page.action} csrf={page.csrf} hidden={page.hidden}>
        <CodeInput id="code" label={totp.label} hint={totp.step2} error={errors[0]?.text} />
        <Button>{totp.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const addTotpView: View<AddTotpProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).factorChanges.totp.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
