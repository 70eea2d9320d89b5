import type { VNode } from 'preact';
import type { PageContext, View } from '../../../../src/platform/http/types.ts';
import { claimLabel, claimValue } from '../../../claim-words.ts';
import { Button } from '../../../components/button.tsx';
import { Radios } from '../../../components/choices.tsx';
import { ErrorSummary, titleWith } from '../../../components/error-summary.tsx';
import { Form } from '../../../components/form.tsx';
import { Heading, Sheet, Subheading, Text } from '../../../components/sheet.tsx';
import { SummaryList } from '../../../components/summary-list.tsx';
import type { Claims } from '../party-shapes.ts';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import { type PersonProps, recordReasons } from './shapes.ts';
import { portalWords } from './words.ts';

export interface PortalRecordProps extends PlaceProps, PersonProps {
  readonly id: string;
  /** No reason was chosen. */
  readonly isWrong: boolean;
  readonly userinfo: Claims;
}

type Page = PortalRecordProps & PageContext;

function Body(page: Page): VNode {
  const { id, isWrong, userinfo, csrf, lang } = page;
  const { record } = portalWords(lang);
  const rows = Object.entries(userinfo).flatMap(([claim, value]) =>
    claim !== 'sub' && typeof value === 'string' ? [{ key: claimLabel(claim, lang), value: claimValue(claim, value, lang) }] : [],
  );
  return (
    <PortalFrame {...page} person={page}>
      <Sheet wide>
        <ErrorSummary errors={isWrong ? [{ field: 'reason', text: record.missing }] : []} lang={lang} />
        <Heading>{record.title}</Heading>
        <Text>{record.lead}</Text>
        <Subheading>{record.about}</Subheading>
        <SummaryList rows={rows} />
        <Form action="/criminal-record" csrf={csrf} hidden={{ id }}>
          <Radios
            name="reason"
            legend={record.reason}
            error={isWrong ? record.missing : undefined}
            choices={recordReasons.map((reason) => ({ value: reason, label: record.reasons[reason] }))}
          />
          <Button>{record.submit}</Button>
        </Form>
      </Sheet>
    </PortalFrame>
  );
}

export const portalRecordView: View<PortalRecordProps> = {
  title: ({ isWrong, lang }) => titleWith(portalWords(lang).record.title, isWrong, lang),
  body: (page) => <Body {...page} />,
};
