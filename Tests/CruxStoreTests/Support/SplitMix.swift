import CruxModel

extension SplitMix {
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
