import CruxModel

/// Who asserts each statement: its speaker or, where it names none, its document.
struct Voices {
  /// The names of voices, in the order in which they first speak.
  private(set) var names: [String] = []
  /// The voice of each statement, by number; -1 where nothing is known.
  let ofStatements: [Int32]

  init(_ graph: Graph) {
    self.init(graph) {
      $0.speaker ?? $0.anchor?.document
    } key: {
      $0.voiceKey
    }
  }

  /// - Parameters:
  ///   - name: of a statement's voice.
  ///   - key: equal for equal voices.
  init(_ graph: Graph, name: (Statement) -> String?, key: (Statement) -> String?) {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    ofStatements = graph.statements.map { statement in
      guard let key = key(statement), let name = name(statement) else { return -1 }
      if let number = numbers[key] { return number }
      numbers[key] = Int32(names.count)
      names.append(name)
      return Int32(names.count - 1)
    }
    self.names = names
  }

  /// The voice of each relation, by number, where all its premises have the same; else -1.
  func ofRelations(_ framework: Framework) -> [Int32] {
    framework.targets.indices.map { number in
      var voice: Int32?
      for premise in framework.index.premises(ofRelation: framework.statementCount + number) {
        guard premise < framework.statementCount else { return -1 }
        let own = ofStatements[Int(premise)]
        if own < 0 || voice ?? own != own { return -1 }
        voice = own
      }
      return voice ?? -1
    }
  }
}

extension Statement {
  /// Speakers are told apart from documents.
  fileprivate var voiceKey: String? {
    speaker.map { "s" + $0.foldedName } ?? anchor.map { "d" + $0.document }
  }
}
