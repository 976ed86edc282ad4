import Crypto

/// SHA-256 (FIPS 180-4), in the digits that `sha256sum` prints.
struct Digest {
  let text: String

  init(_ bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    let hexadecimal = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    text = String(decoding: hexadecimal, as: UTF8.self)
  }
}
