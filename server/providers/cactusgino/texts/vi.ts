import type { Texts } from './en.ts'

export const vi: Texts = {
  names: {
    card: 'Chuyển tiền đến thẻ',
    sbp: 'SBP',
    sbpByPhone: 'SBP, theo số điện thoại',
    sbpByQr: 'SBP, theo mã QR',
    tbankCard: 'Thẻ T-Bank',
    abroad: 'Chuyển tiền ra nước ngoài (SNG)',
    abroadToCard: 'Chuyển tiền đến thẻ ở nước ngoài (SNG)',
    localBanks: 'Chuyển khoản ngân hàng nội địa',
    mobile: 'Tài khoản di động',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Nạp tiền điện thoại',
    m10: 'Ví m10',
    cash: 'Tiền mặt',
    wholeForm: 'Trên trang của Cactusgino',
  },
  summaries: {
    transfer: 'Từ ứng dụng ngân hàng',
    qr: 'Bằng mã QR trong ứng dụng ngân hàng',
    wallet: 'Từ ví của bạn',
    mts: 'Từ tài khoản MTS',
    cash: 'Khi gặp người giao nhận',
    form: 'Trên biểu mẫu mở ra',
    wholeForm: 'Bạn chọn trên biểu mẫu',
  },
  fields: {
    bank_name: 'Ngân hàng của bạn',
    bank_app: 'Ứng dụng bạn sẽ dùng để thanh toán',
    address: 'Địa chỉ',
    messenger: 'Ứng dụng nhắn tin',
    username: 'Tên của bạn trong ứng dụng nhắn tin',
    asap: 'Càng sớm càng tốt',
    time: 'Hoặc vào một giờ cụ thể',
    verification_code: 'Mã xác minh',
  },
  hints: {
    bank_app: 'Bạn sẽ nhận thông tin mà ứng dụng này chuyển đến được. Từ ứng dụng khác, tiền có thể không đến.',
    bank_name: 'Giúp tìm người nhận ở cùng ngân hàng',
    address: 'Nơi bạn muốn gặp',
    verification_code: 'Nếu bạn đã được cấp mã',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable: 'Không mở được biểu mẫu thanh toán. Bạn hãy thử lại hoặc chọn phương thức khác.',
    amount_not_expressible:
      'Phương thức thanh toán này không nhận số tiền có phần lẻ như vậy. Bạn hãy chọn phương thức khác.',
    customer_refused:
      'Hệ thống thanh toán không chấp nhận khoản này. Bạn hãy chọn phương thức khác hoặc liên hệ cửa hàng.',
    semicolon: 'Một trong các ô có dấu chấm phẩy, phương thức này không nhận dấu đó. Bạn hãy viết lại và bỏ dấu này.',
    another_paid: 'Một khoản thanh toán đang mở khác của bạn đã được trả, nên khoản này đã đóng.',
    not_received:
      'Chưa nhận được tiền. Nếu bạn đã chuyển, hãy giữ biên lai và liên hệ cửa hàng; nếu chưa, hãy thử lại.',
    cash_not_received: 'Chưa có tiền đến. Nếu bạn đã giao tiền, hãy viết cho cửa hàng; nếu chưa, hãy thử lại.',
    exact_amount:
      'Số tiền khác với đơn hàng của bạn. Hãy chuyển đúng số tiền này, nếu không sẽ không tìm thấy khoản thanh toán.',
    exact_cash: 'Số tiền khác với đơn hàng của bạn. Hãy chuẩn bị đúng số tiền này cho buổi gặp.',
  },
}
