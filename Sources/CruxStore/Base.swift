import Foundation
import GRDB

/// A knowledge base: documents, all versions of their argument graphs, and answers to questions about them.
///
/// One file, in which several processes may read while one writes. Every change is one transaction: it is there
/// whole or not at all, whatever happens to the process or the machine.
public final class Base: Sendable {
  public enum Use: Sendable {
    case reading
    /// Writes to a file that is there.
    case changing
    /// Writes, and makes the file where there is none.
    case writing
  }

  /// `:memory:` for one without a file.
  public let path: String
  private let queue: DatabaseQueue
  /// Cannot write. A connection that can would have to be kept from it for each question, for which SQLite prepares
  /// all statements anew.
  private let reader: DatabaseQueue

  /// Opens a knowledge base.
  ///
  /// - Parameters:
  ///   - patience: how long, in seconds, a change waits for another process's.
  ///   - draft: where a new file is written until it is whole; by default beside it, under a name of its own.
  /// - Throws: `StoreError`, where the file is missing, no knowledge base or from a newer Crux.
  public init(path: String, for use: Use, patience: Double = 10, draft: String? = nil) throws {
    self.path = path
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard use == .writing else { throw StoreError.missing(path: path) }
      try Self.make(at: path, draft)
    }
    if isFolder.boolValue { throw StoreError.isFolder(path: path) }
    do {
      queue = try Self.reporting(path) { try Self.open(path, use, patience: patience) }
      reader =
        try use == .reading
        ? queue : Self.reporting(path) { try Self.open(path, .reading, patience: patience) }
    } catch StoreError.readOnly where use == .reading {
      throw StoreError.inaccessible(path: path)
    }
  }

  private static func open(_ path: String, _ use: Use, patience: Double) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration(use, patience: patience))
    let (application, isNewer) = try queue.read { db in
      (try Int32.fetchOne(db, sql: "PRAGMA application_id"), try Schema.migrator.hasBeenSuperseded(db))
    }
    guard application == Schema.applicationID else { throw StoreError.notABase(path: path) }
    guard !isNewer else { throw StoreError.newer(path: path) }
    if use != .reading {
      // A backup has no log.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try Schema.migrator.migrate(queue)
    } else if try queue.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
      // An earlier Crux made it; what reads it needs the tables of this one.
      close(try open(path, .writing, patience: patience))
    }
    return queue
  }

  deinit { close() }

  /// Ends the use of the base: what was written is in its one file now. While another process reads, the log stays
  /// beside it, until the next that writes is closed.
  public func close() {
    // A connection that cannot write leaves the log as it is, so it must not be the last.
    try? reader.close()
    Self.close(queue)
  }

  private static func close(_ queue: DatabaseQueue) {
    try? queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA busy_timeout = 0")
      try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try? queue.close()
  }

  /// An empty knowledge base in memory.
  public init() throws {
    path = ":memory:"
    queue = try DatabaseQueue(configuration: Self.configuration(.writing, patience: 0))
    try Schema.migrator.migrate(queue)
    reader = queue
  }

  private static func configuration(_ use: Use, patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = use == .reading
    configuration.foreignKeysEnabled = false
    let pause = 0.005
    configuration.busyMode = .callback { tries in
      Thread.sleep(forTimeInterval: pause)
      return Double(tries) * pause < patience
    }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -65536")  // 64 MB
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
    }
    return configuration
  }

  /// Makes an empty base, unless another process does meanwhile.
  private static func make(at path: String, _ draft: String?) throws {
    _ = try publish(at: path, draft, configuration(.writing, patience: 0)) { queue in
      try Schema.migrator.migrate(queue)
      // Those who open it at once need not agree on who does.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    }
  }

  /// Fills a database beside the path and gives it the name once it is whole.
  ///
  /// - Returns: whether it has the name; if not, something else got it meanwhile.
  private static func publish(
    at path: String, _ draft: String?, _ configuration: Configuration, _ fill: (DatabaseQueue) throws -> Void
  ) throws -> Bool {
    try expectPlace(for: path)
    let draft = draft ?? "\(path).\(getpid())-\(UInt32.random(in: .min ... .max))"
    defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
    try reporting(path) {
      let queue = try DatabaseQueue(path: draft, configuration: configuration)
      // Nothing lies beside the draft while it is filled, so that who is interrupted can remove it.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = MEMORY") }
      try fill(queue)
      try queue.close()
    }
    // Unlike renaming, a link leaves alone what is there; but some file systems have none.
    if link(draft, path) == 0 { return true }
    if errno == EEXIST { return false }
    guard rename(draft, path) == 0 else {
      throw StoreError.failed(path: path, detail: String(cString: strerror(errno)).lowercased())
    }
    return true
  }

  /// - Throws: `StoreError` where no base can be made at a path.
  public static func expectPlace(for path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else { throw StoreError.noFolder(path: path) }
    guard access(folder, W_OK) == 0 else { throw StoreError.inaccessible(path: path) }
    try expectNoLog(of: path)
  }

  /// A log that was left without its file would be taken for that of a new one of this name, with all that it holds.
  private static func expectNoLog(of path: String) throws {
    let log = path + "-wal"
    let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
    guard size ?? 0 == 0 || FileManager.default.fileExists(atPath: path) else {
      throw StoreError.failed(
        path: log, detail: "the log of a knowledge base that is gone; remove it, or put its base back")
    }
  }

  /// Reads one state of the base, whatever others write meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.reporting(path) { try reader.read(body) }
  }

  /// Changes the base in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.reporting(path) { try queue.write(body) }
  }

  /// Copies the base, as it is now, while others may go on reading and writing.
  ///
  /// - Parameters:
  ///   - destination: a new file.
  ///   - draft: where it is written until it is whole; by default beside it, under a name of its own.
  public func backUp(to destination: String, draft: String? = nil) throws {
    func copy(to copy: DatabaseQueue) throws {
      try queue.backup(to: copy)
      // Without a log it can be read where nothing can be written.
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }
    guard !FileManager.default.fileExists(atPath: destination),
      try Self.publish(at: destination, draft, Configuration(), copy)
    else {
      throw StoreError.failed(path: destination, detail: "there is a file of that name already")
    }
  }

  private static func reporting<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError { throw StoreError(error, path: path) }
  }
}
