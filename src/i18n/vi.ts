import type { Texts } from './texts.ts'

const vi: Texts = {
  loading: 'Đang mở trang thanh toán',
  dialog: 'Thanh toán',
  close: 'Đóng',
  toPay: 'Số tiền cần thanh toán',
  leftToPay: 'Số tiền còn phải thanh toán',
  paidOf: 'Đã nhận {received} trong số {amount}',
  testMode: 'Chế độ thử nghiệm: không phải tiền thật',
  offline: 'Không có kết nối. Nội dung vẫn còn đây, chúng tôi đang thử lại.',
  tryAgain: 'Thử lại',
  fileMissing: 'Một phần của trang chưa tải được.',
  troubleNetwork: 'Không mở được trang thanh toán. Bạn hãy kiểm tra kết nối; chúng tôi đang thử lại.',
  troubleToken: 'Phiên thanh toán này đã đóng. Bạn hãy quay lại cửa hàng và bắt đầu thanh toán lại.',

  chooseTitle: 'Bạn muốn thanh toán bằng cách nào?',
  chooseNone: 'Hiện chưa thể thanh toán đơn hàng này. Bạn hãy thử lại sau hoặc liên hệ cửa hàng.',
  from: 'từ {amount}',
  upTo: 'đến {amount}',
  fee: 'phí {amount}',
  busy: 'đang bận, hãy thử lại sau',

  category_bank_transfer: 'Chuyển khoản ngân hàng',
  category_mobile_payment: 'Thanh toán di động',
  category_digital_wallet: 'Ví điện tử',
  category_online_banking: 'Ngân hàng trực tuyến',
  category_payment_card: 'Thẻ',
  category_cash_payment: 'Tiền mặt',
  category_telecommunications: 'Điện thoại và internet',
  category_other: 'Phương thức khác',
}
export default vi
