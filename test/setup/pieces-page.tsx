import type { View } from '../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../views/components/button.tsx';
import { Form } from '../../views/components/form.tsx';
import { BackLink, Details, NotificationBanner, WarningText } from '../../views/components/notices.tsx';
import { Pagination } from '../../views/components/pagination.tsx';
import { PasskeyButton, passkeyScripts } from '../../views/components/passkey-button.tsx';
import { Heading, Inset, Sheet, Text } from '../../views/components/sheet.tsx';
import { SummaryList } from '../../views/components/summary-list.tsx';
import { Table } from '../../views/components/table.tsx';
import { Tag } from '../../views/components/tag.tsx';
import { PasswordInput, TextInput } from '../../views/components/text-input.tsx';

const words = ['Nguyễn Văn An', 'Ngân hàng Sen', '24/11/2026 14:05', 'Chromium trên Linux', 'mức 2'];

/** Components that no page of this list uses yet, on one page. */
export const piecesView: View<object> = {
  title: () => 'Mảnh ghép',
  body: ({ csrf, lang }) => (
    <Sheet wide>
      <BackLink href="/me">Quay lại</BackLink>
      <NotificationBanner lang={lang} success>
        Đã thêm khóa truy cập.
      </NotificationBanner>
      <Heading>Mảnh ghép</Heading>
      <WarningText lang={lang}>Việc này không thể hoàn tác.</WarningText>
      <Text>
        <Tag>mức 1</Tag> <Tag tone="green">mức 2</Tag> <Tag tone="yellow">chờ</Tag> <Tag tone="red">bị khóa</Tag>{' '}
        <Tag tone="grey">đã hết hạn</Tag>
      </Text>
      <SummaryList
        rows={[
          { key: 'Họ tên', value: 'Nguyễn Văn An' },
          { key: 'Số điện thoại', value: '0900 000 001' },
        ]}
      />
      <Table caption="Lịch sử đăng nhập" head={['Người', 'Dịch vụ', 'Thời điểm', 'Thiết bị', 'Mức']} rows={[words, words]} />
      <Pagination lang={lang} nextHref="?after=2" />
      <Details summary="Vì sao?">
        <Text>Vì luật yêu cầu.</Text>
      </Details>
      <Inset>Một đoạn cần chú ý.</Inset>
      <Form action="/me/phone" csrf={csrf}>
        <TextInput id="phone" label="Số điện thoại" hint="Số chính chủ" error="Nhập số điện thoại" inputmode="tel" autocomplete="tel" />
        <PasswordInput id="new-password" kind="new" label="Mật khẩu mới" />
        <Button>Lưu</Button> <Button look="secondary">Thử lại</Button> <Button look="warning">Xóa</Button>{' '}
        <LinkButton href="/me" look="secondary">
          Hủy
        </LinkButton>
      </Form>
    </Sheet>
  ),
};

const enrolment = { optionsUrl: '/enrol/options', answerUrl: '/enrol/answer' };

/** The passkey button as self-service has it. */
export const enrolmentView: View<object> = {
  title: () => 'Thêm khóa truy cập',
  body: ({ csrf, lang }) => (
    <Sheet>
      <Heading>Thêm khóa truy cập</Heading>
      <PasskeyButton mode="enrol" look="primary" {...enrolment} csrf={csrf} label="Thêm" lang={lang} />
    </Sheet>
  ),
  scripts: passkeyScripts,
};
