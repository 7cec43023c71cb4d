import type { Texts } from './en.ts'

export const vi: Texts = {
  summaries: {
    page: 'Trên trang thanh toán',
    pageIn: 'Trên trang thanh toán, bằng {currency}',
    test: 'Thử thôi, không chuyển tiền',
  },
  sentences: {
    funds: 'Thẻ hoặc tài khoản không đủ tiền. Bạn hãy nạp thêm hoặc thanh toán bằng phương thức khác.',
    limit:
      'Ngân hàng không cho phép khoản thanh toán này: thẻ đã đạt hạn mức. Bạn hãy nâng hạn mức trong ứng dụng ngân hàng hoặc dùng thẻ khác.',
    someLimit:
      'Một hạn mức không cho phép khoản thanh toán này: của thẻ, của ngân hàng hoặc của hệ thống thanh toán. Bạn hãy dùng thẻ khác hoặc trả bằng cách khác.',
    restricted: 'Thẻ này không cho phép các khoản thanh toán như vậy. Bạn hãy dùng thẻ khác hoặc trả bằng cách khác.',
    expired: 'Thẻ đã hết hạn hoặc ngày bị nhập sai. Bạn hãy kiểm tra ngày hoặc dùng thẻ khác.',
    typo: 'Thông tin thanh toán bị nhập sai. Bạn hãy kiểm tra từng mục rồi thử lại.',
    otherCard: 'Thẻ này không dùng được ở đây. Bạn hãy dùng thẻ khác hoặc thanh toán bằng phương thức khác.',
    notEnrolled: 'Thẻ chưa bật xác nhận thanh toán trên mạng. Bạn hãy bật trong ứng dụng ngân hàng hoặc dùng thẻ khác.',
    notConfirmed: 'Khoản thanh toán chưa được xác nhận. Bạn hãy thử lại và nhập mã mà ngân hàng gửi.',
    blocked: 'Ngân hàng đã khóa thẻ này. Bạn hãy gọi cho ngân hàng hoặc dùng thẻ khác.',
    security:
      'Bước kiểm tra an toàn đã chặn khoản thanh toán. Bạn hãy trả bằng phương thức khác hoặc liên hệ cửa hàng.',
    declined: 'Ngân hàng từ chối thanh toán mà không nêu lý do. Bạn hãy gọi cho ngân hàng hoặc dùng thẻ khác.',
    noReason: 'Khoản thanh toán bị từ chối mà không nêu lý do. Bạn hãy dùng thẻ khác hoặc trả bằng cách khác.',
    twice:
      'Cùng một khoản thanh toán đã được gửi hai lần, và lần thứ hai không được chấp nhận. Bạn hãy đợi vài phút rồi thử lại.',
    unclear:
      'Hệ thống thanh toán không xác định được kết quả của khoản thanh toán này. Bạn hãy hỏi ngân hàng xem tiền đã bị trừ chưa trước khi trả lại.',
    system: 'Hệ thống thanh toán gặp trục trặc. Bạn hãy thử lại sau vài phút hoặc thanh toán bằng phương thức khác.',
  },
}
