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
}
export default vi
