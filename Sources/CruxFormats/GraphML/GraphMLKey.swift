/// The typed attributes of our GraphML.
enum GraphMLKey {
  /// The fields of the graph document that an element has and GraphML cannot hold, as a JSON object: unknown
  /// fields, ids that are no name tokens, texts with characters that XML forbids.
  static let rest = "crux"

  private static let ofGraphs = [("title", "string"), ("thesis", "string"), ("documents", "string")]
  private static let ofNodes = [
    ("kind", "string"), ("evidenceType", "string"), ("modality", "string"), ("text", "string"),
    ("label", "string"), ("speaker", "string"), ("confidence", "double"), ("document", "string"),
    ("start", "long"),
    ("end", "long"), ("quote", "string"), ("stance", "string"),
  ]
  private static let ofEdges = [
    ("kind", "string"), ("interaction", "string"), ("label", "string"), ("weight", "double"),
    ("scheme", "string"), ("confidence", "double"),
  ]

  /// The ids of the keys for what reasoning says, by what they are for.
  static let verdicts = [
    "n-verdict": VerdictOptions.labels, "n-strength": .strengths, "e-verdict": .labels,
    "e-strength": .strengths,
  ]

  static func declarations(of verdicts: VerdictOptions) -> String {
    Self.verdicts.filter { verdicts.contains($0.value) }.keys.sorted().map { id in
      let (domain, name) = (id.hasPrefix("n") ? "node" : "edge", id.dropFirst(2))
      let type = name == "strength" ? "double" : "string"
      return """
        <key id="\(id)" for="\(domain)" attr.name="\(name)" attr.type="\(type)"/>

        """
    }.joined()
  }

  /// The declarations of all keys; a key's id is the initial of its domain and its name: `n-text`.
  static let declarations = [("graph", ofGraphs), ("node", ofNodes), ("edge", ofEdges)]
    .flatMap { domain, keys in
      (keys + [(rest, "string")]).map { name, type in
        """
        <key id="\(domain.prefix(1))-\(name)" for="\(domain)" attr.name="\(name)" attr.type="\(type)"/>

        """
      }
    }
    .joined()

  /// Those of a graph of two that says what changed.
  static let changeDeclarations: StaticString = """
    <key id="n-change" for="node" attr.name="change" attr.type="string"/>
    <key id="e-change" for="edge" attr.name="change" attr.type="string"/>

    """
}
