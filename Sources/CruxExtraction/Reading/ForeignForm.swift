/// Files whose text stands in a form that is not read, and what makes a plain text of it.
enum ForeignForm {
  private static let openings = [
    ("{\\rtf", "It is RTF; `pandoc -f rtf -t plain` makes a text of it, on macOS `textutil -convert txt`."),
    ("%PDF-", "It is a PDF; `pdftotext` makes a text of it."),
    (
      "PK\u{3}\u{4}",
      "It is a ZIP archive, as .docx, .odt and .epub are; `pandoc -t plain` makes a text of one of these."
    ),
    ("\\documentclass", "It is LaTeX; `pandoc -f latex -t plain` makes a text of it."),
  ]

  private static let mailEncodings = ["quoted-printable", "base64"]

  /// Why a file is not read; nil where its bytes do not begin like one of those.
  static func message(_ bytes: [UInt8]) -> String? {
    let start = bytes.prefix(1 << 14).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    if let opening = openings.first(where: { start.starts(with: $0.0.utf8) }) { return opening.1 }
    // A mail or a saved page, whose head has a field on each line.
    let field = start.prefix { $0 > 0x20 && $0 != UInt8(ascii: ":") }
    guard start[field.endIndex...].first == UInt8(ascii: ":") else { return nil }
    let head = start.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let encoding = mailEncodings.first {
      head.firstRange(of: "\ncontent-transfer-encoding: \($0)".utf8) != nil
    }
    return encoding.map {
      "It is a mail or a saved page in \($0); save the text, or the page as HTML, from the program that shows it."
    }
  }
}
