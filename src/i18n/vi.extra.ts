import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Chọn ngân hàng của bạn',
  bankHow: 'Ứng dụng sẽ mở với khoản thanh toán đã điền sẵn. Bạn chỉ cần xác nhận.',
  findBank: 'Tìm ngân hàng của bạn',
  bankNone: 'Không có ngân hàng nào tên như vậy. Hãy thử từ khác hoặc hiện mã QR.',
  otherBank: 'Ngân hàng khác',
  bankWeb: 'Không có ứng dụng? {name} trên trình duyệt',

  cashTitle: 'Gặp mặt và trả tiền mặt',
  cashHow: 'Sẽ có người đến địa chỉ này. Chỉ đưa tiền khi tên và mã đều khớp.',
  bring: 'Chuẩn bị đúng số tiền này',
  cashCancel: 'Hủy cuộc hẹn',
  cashCancelSure: 'Hủy cuộc hẹn? Khi đó sẽ không ai đến, và bạn chọn lại cách thanh toán.',
  cashCancelYes: 'Có, hủy',
  cashCancelNo: 'Không, giữ lại',

  contact_email: 'Email',
  contact_phone: 'Điện thoại',
  contact_url: 'Trang web',
  supportCopy: 'Sao chép cho bộ phận hỗ trợ',
  supportHow: 'Đơn hàng, khoản thanh toán và thời gian. Không có tên hay số nào của bạn.',
  savePicture: 'Lưu thành ảnh',
  printPage: 'In',
  payBefore: 'Thanh toán trước {time}',

  handoverHow: 'Quét bằng điện thoại: khoản thanh toán sẽ mở ở đó. Mã dùng được một lần, trong mười phút.',
  handoverNew: 'Tạo mã mới',

  receiptHow: 'Ảnh hoặc PDF tối đa 5 MB. Chỉ cửa hàng nhìn thấy.',
  receiptPick: 'Chọn tệp',
  receiptSending: 'Đang gửi biên lai',
  receiptSent: 'Cửa hàng đã có biên lai của bạn.',
  receiptMore: { other: 'Bạn có thể đính kèm thêm {count}.' },
  receiptBad: 'Không gửi được tệp này. Hãy chọn ảnh hoặc PDF tối đa 5 MB.',
  cashOver: 'Nếu bạn đã đưa tiền, tiền không mất: hãy liên hệ cửa hàng, đơn hàng {order}.',
  cashAgain: 'Hẹn gặp lần khác',
}
export default texts
