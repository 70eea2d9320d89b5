import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';
import { Details } from './notices.tsx';
import { Qr, type QrPicture } from './qr.tsx';
import { Text } from './sheet.tsx';
import { SummaryList } from './summary-list.tsx';

export interface TotpOfferProps {
  readonly qr: QrPicture;
  /** The same key in letters, in groups of four. */
  readonly secret: string;
  readonly accountLabel: string;
}

/** The key for a code app, as a picture and in letters. */
export function TotpOffer({ qr, secret, accountLabel, lang }: TotpOfferProps & { lang: Lang }): VNode {
  const { totp } = textsFor(lang).factorChanges;
  return (
    <>
      <Text>{totp.step1}</Text>
      <Qr qr={qr} label={totp.qrLabel} />
      <Details summary={totp.byHand}>
        <Text>{totp.byHandText}</Text>
        <SummaryList
          rows={[
            { key: totp.secret, value: <code class="dd-secret">{secret}</code> },
            { key: totp.account, value: accountLabel },
          ]}
        />
      </Details>
      <p class="govuk-hint">{totp.shown}</p>
    </>
  );
}
