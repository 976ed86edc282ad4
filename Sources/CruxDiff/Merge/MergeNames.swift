import CruxModel

/// Gives the same ids to what is the same in three graphs: those of ours.
struct MergeNames {
  let base: Graph
  let ours: Graph
  let theirs: Graph
  /// The statements of the base that each side has divided.
  let splits: (ours: Set<String>, theirs: Set<String>)

  init(base: Graph, ours: Graph, theirs: Graph) {
    var (our, their) = (MergeSide(ours, of: base), MergeSide(theirs, of: base))
    var taken = Set(ours.statements.map(\.id) + ours.relations.map(\.id))
    var unused = UnusedNames()
    func unusedName(_ id: String) -> String { unused.first(of: id) { taken.insert($0).inserted } }
    var names: [String: String] = [:]
    func name(_ id: String, in ourID: String?, _ theirID: String?) {
      let name = ourID ?? unusedName(id)
      names[id] = name
      if let ourID { our.names[ourID] = name }
      if let theirID { their.names[theirID] = name }
    }
    for (number, statement) in base.statements.enumerated() {
      let (one, other) = (our.matching.after[number], their.matching.after[number])
      name(statement.id, in: one.map { ours.statements[$0].id }, other.map { theirs.statements[$0].id })
    }
    for (number, relation) in base.relations.enumerated() {
      let (one, other) = (our.matching.relationsAfter[number], their.matching.relationsAfter[number])
      name(relation.id, in: one.map { ours.relations[$0].id }, other.map { theirs.relations[$0].id })
    }
    var named = base
    named.rename(names)
    Self.pairStatements(&our, &their)
    for statement in their.unnamedStatements { their.names[statement.id] = unusedName(statement.id) }
    Self.pairRelations(&our, &their, known: Set(named.relations.map(\.argument.unordered)))
    for relation in their.unnamedRelations { their.names[relation.id] = unusedName(relation.id) }
    func wholes(_ side: MergeSide) -> Set<String> {
      Set(side.matching.splits.map { named.statements[$0.whole].id })
    }
    splits = (wholes(our), wholes(their))
    (self.base, self.ours, self.theirs) = (named, our.renamed, their.renamed)
  }

  /// What both sides came to say in the same words.
  private static func pairStatements(_ our: inout MergeSide, _ their: inout MergeSide) {
    for (one, other) in MergeSide.twins(our.unnamedStatements, their.unnamedStatements) {
      our.names[one.id] = one.id
      their.names[other.id] = one.id
    }
    their.foldStatements(into: our)
    our.foldStatements(into: their)
  }

  /// What both sides came to relate in the same way.
  private static func pairRelations(
    _ our: inout MergeSide, _ their: inout MergeSide, known: Set<RelationArgument>
  ) {
    var waiting: [RelationArgument: [String]] = [:]
    for relation in our.unnamedRelations.reversed() {
      waiting[relation.joining(our.names).argument.unordered, default: []].append(relation.id)
    }
    for relation in their.unnamedRelations {
      guard let twin = waiting[relation.joining(their.names).argument.unordered]?.popLast() else { continue }
      our.names[twin] = twin
      their.names[relation.id] = twin
    }
    their.foldRelations(into: our, known: known)
    our.foldRelations(into: their, known: known)
  }
}
