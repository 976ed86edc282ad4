import CruxFormats
import CruxModel
import GRDB

extension Base {
  /// All that is wrong with the base, a sentence each; none where it is whole.
  ///
  /// Reads every page, makes every version's graph again, to compare its digest with the one recorded, and every
  /// statement's normal form. The full-text index is looked at where the base is open to be changed.
  public func damage() throws -> [String] {
    let pages = try pageDamage()
    return pages.isEmpty ? try versionDamage() + formDamage() + indexDamage() : pages
  }

  private func pageDamage() throws -> [String] {
    do {
      return try read { db in try String.fetchAll(db, sql: SQL.integrity).filter { $0 != "ok" } }
    } catch StoreError.damaged(_, let detail) {
      return [detail]
    }
  }

  private func versionDamage() throws -> [String] {
    try read { db in
      var found: [String] = []
      for row in try Row.fetchAll(db, sql: SQL.allVersions) {
        let (name, number): (String, Int) = (row[0], row[1])
        do {
          let (document, version) = try resolve(Reference(document: name, version: .number(number)), in: db)
          let root = try String.fetchOne(db, sql: SQL.root, arguments: [document.id, version])
          let bytes = try JSONWriter().write(graph(of: document, at: version, in: db))
          if Digest(bytes).text != root { found.append("\(name)@\(number) is not as it was added") }
        } catch StoreError.damaged(_, let detail) {
          found.append(detail)
        } catch let error as FormatError {
          found.append("\(name)@\(number) cannot be read: \(error.message)")
        }
      }
      return found
    }
  }

  private func formDamage() throws -> [String] {
    try read { db in
      try Network(db).ids(Forms.stale(in: db).map(\.node)).map {
        "the normal form of \($0) is not that of its text"
      }
    }
  }

  private func indexDamage() throws -> [String] {
    do {
      try write { db in try db.execute(sql: SQL.indexIntegrity) }
      return []
    } catch StoreError.readOnly {
      return []
    } catch StoreError.damaged {
      return ["the full-text index is not that of the statements"]
    }
  }
}
