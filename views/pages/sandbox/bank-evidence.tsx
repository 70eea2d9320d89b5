import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Details } from '../../components/notices.tsx';
import { ClaimsExplained } from './bank-claims-table.tsx';
import type { BankEvidence } from './bank-shapes.ts';
import { bankWords } from './bank-words.ts';
import { Json, Request } from './wire.tsx';

interface EvidenceProps {
  readonly evidence: BankEvidence;
  readonly lang: Lang;
}

function Part({ title, lead, children }: { title: string; lead: string; children: ComponentChildren }): VNode {
  return (
    <section class="dd-evidence__part">
      <h3 class="govuk-heading-s">{title}</h3>
      <p class="dd-evidence__lead">{lead}</p>
      {children}
    </section>
  );
}

/** Header, payload and signature in three colours, as the token came. */
function RawToken({ raw }: { raw: string }): VNode {
  const [header, payload, signature] = raw.split('.');
  return (
    <code class="dd-evidence__raw">
      <span class="dd-evidence__header">{header}</span>.<span class="dd-evidence__payload">{payload}</span>.
      <span class="dd-evidence__signature">{signature}</span>
    </code>
  );
}

function IdToken({ evidence: { idToken }, lang }: EvidenceProps): VNode {
  const words = bankWords(lang).evidence.idToken;
  return (
    <Part title={words.title} lead={words.lead}>
      <h4 class="dd-evidence__small">{words.raw}</h4>
      <RawToken raw={idToken.raw} />
      <h4 class="dd-evidence__small">{words.explained}</h4>
      <ClaimsExplained claims={idToken.payload} lang={lang} />
      <Details summary={words.header}>
        <Json value={idToken.header} label={words.header} />
      </Details>
      <Details summary={words.payload}>
        <Json value={idToken.payload} label={words.payload} />
      </Details>
    </Part>
  );
}

function Asked({ evidence: { asked, challenge }, lang }: EvidenceProps): VNode {
  const words = bankWords(lang).evidence;
  return (
    <>
      {challenge ? (
        <Part title={words.stepUp.title} lead={words.stepUp.lead}>
          <code class="dd-evidence__raw">
            HTTP/1.1 401{'\n'}WWW-Authenticate: {challenge}
          </code>
        </Part>
      ) : null}
      <Part title={words.asked.title} lead={words.asked.lead}>
        <Request asked={asked} />
      </Part>
    </>
  );
}

/** The page on which a bank's developer understands the product in two minutes. */
export function Evidence(props: EvidenceProps): VNode {
  const { evidence, lang } = props;
  const words = bankWords(lang).evidence;
  return (
    <aside class="dd-evidence" aria-labelledby="evidence-title">
      <h2 class="govuk-heading-m" id="evidence-title">
        {words.title}
      </h2>
      <p class="dd-evidence__lead">{words.lead}</p>
      <Asked {...props} />
      <IdToken {...props} />
      <Part title={words.userinfo.title} lead={words.userinfo.lead}>
        <ClaimsExplained claims={evidence.userinfo} explained={evidence.idToken.payload} lang={lang} />
      </Part>
      <Part title={words.introspection.title} lead={words.introspection.lead}>
        {evidence.introspection ? (
          <ClaimsExplained claims={evidence.introspection} explained={evidence.idToken.payload} lang={lang} />
        ) : (
          <p>{words.introspection.nothing}</p>
        )}
      </Part>
    </aside>
  );
}
