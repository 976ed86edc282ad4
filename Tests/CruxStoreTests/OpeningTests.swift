import CruxFormats
import CruxModel
import Foundation
import GRDB
import Testing

@testable import CruxStore

@Suite struct OpeningTests {
  private func expect(_ error: StoreError, _ file: URL, _ use: Base.Use = .reading) {
    #expect(throws: error) { try Base(path: file.path, for: use) }
  }

  @Test func aMissingFileIsMadeOnlyToWrite() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      for use in [Base.Use.reading, .changing] { expect(.missing(path: file.path), file, use) }
      _ = try Base(path: file.path, for: .writing)
      #expect(try Base(path: file.path, for: .reading).documents() == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0.count < 7 })
    }
  }

  @Test(arguments: ["", "It is a dark time for the rebellion.", "SQLite format 3\u{0}"])
  func aFileThatIsNoBaseIsLeftAlone(_ text: String) throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "notes.txt")
      try Data(text.utf8).write(to: file)
      for use in [Base.Use.reading, .writing] { expect(.notABase(path: file.path), file, use) }
      #expect(try Data(contentsOf: file) == Data(text.utf8))
    }
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "other.db")
      let other = try DatabaseQueue(path: file.path)
      try other.write { try $0.execute(sql: "CREATE TABLE statement(id)") }
      try other.close()
      let before = try Data(contentsOf: file)
      expect(.notABase(path: file.path), file, .writing)
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func aBaseFromANewerCruxIsLeftAlone() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      try Base(path: file.path, for: .writing).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2099')")
      }
      for use in [Base.Use.reading, .writing] { expect(.newer(path: file.path), file, use) }
    }
  }

  @Test func aBaseFromAnEarlierCruxIsBroughtUpToDate() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      let early = try DatabaseQueue(path: file.path)
      try Schema.migrator.migrate(early, upTo: "1")
      try early.close()
      #expect(try Base(path: file.path, for: .reading).claim("anything") == .none([]))
    }
  }

  @Test func whatIsOpenedToReadCannotBeChanged() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      _ = try Base(path: file.path, for: .writing).add([Addition(Samples.buses())])
      let reader = try Base(path: file.path, for: .reading)
      #expect(throws: StoreError.readOnly(path: file.path)) { try reader.remove("buses") }
      #expect(try reader.documents().count == 1)
    }
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "none/kb")
      expect(.noFolder(path: file.path), file, .writing)
    }
  }

  @Test func aFullDiskLosesNothing() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      let base = try Base(path: file.path, for: .writing)
      _ = try base.add([Addition(Samples.buses())])
      try base.write { try $0.execute(sql: "PRAGMA max_page_count = 40") }
      let many = try Samples.graphs().map { try Addition($0, name: UUID().uuidString) }
      #expect(throws: StoreError.diskFull(path: file.path)) { try base.add(many) }
      #expect(try base.documents().map(\.document) == ["buses"])
      #expect(try base.damage() == [])
    }
  }

  @Test func aDamagedPageIsFound() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      let base = try Base(path: file.path, for: .writing)
      _ = try base.add(try Samples.graphs().map { try Addition($0, name: UUID().uuidString) })
      try base.backUp(to: folder.appending(path: "copy").path)
      let copy = folder.appending(path: "copy")
      var bytes = try Data(contentsOf: copy)
      let middle = bytes.count / 4096 / 2
      for page in middle..<middle + 20 {
        bytes.replaceSubrange(page * 4096..<page * 4096 + 64, with: Data(count: 64))
      }
      try bytes.write(to: copy)
      let damaged = try Base(path: copy.path, for: .reading)
      #expect(try !damaged.damage().isEmpty)
      #expect(try base.damage() == [])
    }
  }

  @Test func aChangedStatementIsFound() throws {
    let base = try Base()
    _ = try base.add([Addition(Samples.buses())])
    try base.write { try $0.execute(sql: "UPDATE statement SET text = 'forged' WHERE key = 's2'") }
    #expect(try base.damage().contains("buses@1 is not as it was added"))
  }

  @Test func whatIsNotFoundByItsWordsIsDamage() throws {
    let base = try Base()
    _ = try base.add([Addition(Samples.buses())])
    try base.write { try $0.execute(sql: "UPDATE statement SET form = form - 1 WHERE key = 's2'") }
    #expect(try base.damage() == ["the normal form of buses#s2 is not that of its text"])
    try base.write { try Forms.renew(in: $0) }
    #expect(try base.damage() == [])
    try base.write { try $0.execute(sql: "INSERT INTO search(search) VALUES ('delete-all')") }
    #expect(try base.damage() == ["the full-text index is not that of the statements"])
  }

  @Test func whatIsMissingOrTwiceIsSaid() throws {
    let base = try Base()
    var graph = Samples.buses()
    _ = try base.add([Addition(graph)])
    graph.statements[1].text = "Ridership fell"
    _ = try base.add([Addition(graph)])
    try base.write { db in
      try db.execute(
        sql: "INSERT INTO past SELECT node, since - 1, until, key, body FROM past; DELETE FROM piece")
    }
    let parts = (1...2).map { "a part of the text of buses@\($0) is missing" }
    #expect(try base.damage() == parts)
    #expect(throws: StoreError.damaged(path: base.path, detail: parts[1])) {
      try base.graph(Reference("buses"))
    }
  }

  @Test func aSecondWriterWaitsThenSaysWhoHoldsIt() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      let first = try Base(path: file.path, for: .writing)
      let second = try Base(path: file.path, for: .writing, patience: 0.1)
      let addition = try Addition(Samples.buses())
      try first.write { (_: Database) throws in
        #expect(throws: StoreError.locked(path: file.path, holder: "this process")) {
          try second.add([addition])
        }
        #expect(try second.documents() == [])
      }
      #expect(try second.add([addition]) == [.added(version: 1, statements: 3, relations: 2)])
    }
  }

  @Test func aClosedBaseIsOneFile() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      let base = try Base(path: file.path, for: .writing)
      _ = try base.add([Addition(Samples.buses())])
      base.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kb"])
      let moved = folder.appending(path: "moved")
      try FileManager.default.moveItem(at: file, to: moved)
      #expect(try Base(path: moved.path, for: .reading).documents().count == 1)
    }
  }

  @Test func aWriterIsClosedWhileAnotherReads() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let file = folder.appending(path: "kb")
      _ = try Base(path: file.path, for: .writing)
      let reader = try Base(path: file.path, for: .reading)
      try reader.read { db in
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM document") == 0)
        let writer = try Base(path: file.path, for: .writing)
        _ = try writer.add([Addition(Samples.buses())])
        #expect(ContinuousClock().measure { writer.close() } < .seconds(5))
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM document") == 0)
      }
      #expect(try reader.documents().count == 1)
    }
  }

  @Test func theLogOfABaseThatIsGoneIsNotTakenForANewOnes() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let base = try Base(path: folder.appending(path: "old").path, for: .writing)
      _ = try base.add([Addition(Samples.buses())])
      let file = folder.appending(path: "kb")
      let log = file.path + "-wal"
      try FileManager.default.copyItem(atPath: folder.path + "/old-wal", toPath: log)
      let error = StoreError.failed(
        path: log, detail: "the log of a knowledge base that is gone; remove it, or put its base back")
      expect(error, file, .writing)
      #expect(throws: error) { try base.backUp(to: file.path) }
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func aBackupIsReadWithoutWritingBesideIt() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let base = try Base()
      _ = try base.add([Addition(Samples.buses())])
      try base.backUp(to: folder.appending(path: "copy").path)
      let copy = try Base(path: folder.appending(path: "copy").path, for: .reading)
      #expect(try copy.documents().count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy"])
    }
  }

  @Test func aBackupIsABase() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let base = try Base(path: folder.appending(path: "kb").path, for: .writing)
      _ = try base.add([Addition(Samples.buses())])
      let copy = folder.appending(path: "copy").path
      try base.backUp(to: copy)
      let copied = try Base(path: copy, for: .writing)
      #expect(try copied.add([Addition(Samples.buses())]) == [.unchanged(version: 1)])
      #expect(throws: StoreError.self) { try base.backUp(to: copy) }
      // What is there is left alone, though it leads nowhere.
      let link = folder.appending(path: "link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
      #expect(throws: StoreError.self) { try base.backUp(to: link) }
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "nowhere")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix("link.") }
      )
    }
  }
}
