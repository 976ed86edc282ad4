import CruxModel

extension SplitMix {
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
