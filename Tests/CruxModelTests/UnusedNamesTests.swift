import CruxModel
import Testing

@Suite struct UnusedNamesTests {
  @Test func takenNamesGetTheFirstFreeNumber() {
    var taken: Set<String> = ["a-3"]
    var unused = UnusedNames()
    let names = ["a", "a", "b", "a", "a-2", "a"].map { name in
      unused.first(of: name) { taken.insert($0).inserted }
    }
    #expect(names == ["a", "a-2", "b", "a-4", "a-2-2", "a-5"])
  }
}
