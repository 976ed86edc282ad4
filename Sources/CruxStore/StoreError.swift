import GRDB

/// Why a knowledge base could not be read or changed. What it held before, it still holds.
public enum StoreError: Error, Sendable, Equatable {
  case missing(path: String)
  case notABase(path: String)
  /// A later Crux made or changed it.
  case newer(path: String)
  case readOnly(path: String)
  /// The file or its folder does not allow what is asked for.
  case inaccessible(path: String)
  case isFolder(path: String)
  /// The folder that the file is to lie in does not exist.
  case noFolder(path: String)
  case damaged(path: String, detail: String)
  case diskFull(path: String)
  /// Another writer did not finish while this one waited.
  case locked(path: String, holder: String)
  case failed(path: String, detail: String)
  case noDocument(String)
  case noVersion(String, newest: Int)
  /// The document has no version as old as that.
  case noVersionThen(String, first: String)
  case badReference(String)
  case noStatement(String, in: String)
  /// A statement is asked for by an id with a version.
  case versionOfStatement(String)
  /// No reference could name a document that is called so.
  case badName(String)
  /// Two statements or relations of a graph share an id, so that nothing in it could be named.
  case sharedID(String, in: String)
  case tooLarge(String)
  /// The document of that name was read from another page.
  case otherPage(String, uri: String)
  /// The document of that name says nothing of what the text does that is called so by its file alone.
  case otherText(String)
  case noProposal(Int)
  /// Accepted proposals make one claim of those that another, rejected one says are two.
  case contradiction(rejected: Int, accepted: [Int])

  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notABase(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: error.message ?? "a page cannot be read")
    case .SQLITE_CANTOPEN: self = .inaccessible(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_BUSY: self = .locked(path: path, holder: WriteLock.holder(of: path))
    default: self = .failed(path: path, detail: error.message ?? "\(error.resultCode)")
    }
  }
}

extension StoreError {
  /// Whether a reference names nothing.
  var isOfReference: Bool {
    switch self {
    case .noDocument, .noVersion, .noVersionThen, .badReference: true
    default: false
    }
  }

  /// Whether others that were to be added with the document that is refused can be.
  public var isOfOneDocument: Bool {
    switch self {
    case .tooLarge, .otherPage, .otherText: true
    default: false
    }
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such knowledge base; `crux add` makes one"
    case .notABase(let path): "\(path): this file is no knowledge base"
    case .newer(let path): "\(path): a newer Crux wrote this knowledge base; this one cannot read it"
    case .readOnly(let path): "\(path): the knowledge base may be read, but not written"
    case .inaccessible(let path):
      "\(path): the knowledge base cannot be opened; even to be read it must lie in a folder that can be written, "
        + "if it is no backup"
    case .isFolder(let path): "\(path): this is a folder; a knowledge base is a file"
    case .noFolder(let path): "\(path): the folder that it is to lie in does not exist"
    case .damaged(let path, let detail):
      "\(path): the knowledge base is damaged (\(detail)); a backup mends it"
    case .diskFull(let path): "\(path): the disk is full; what was not yet reported is not added"
    case .locked(let path, let holder):
      "\(path): another writer holds the knowledge base: \(holder)"
    case .failed(let path, let detail): "\(path): \(detail)"
    case .noDocument(let name):
      "there is no document \"\(name)\" in the knowledge base"
        + (Reference(name).version == .newest ? "" : "; here a document is named without a version")
    case .noVersion(let name, let newest):
      "\(name) has \(newest == 1 ? "one version" : "versions 1 to \(newest)")"
    case .noVersionThen(let name, let first): "\(name) has no version so early; the first is of \(first)"
    case .badReference(let text):
      "\"\(text)\" names no version; write DOC, DOC@2 or DOC@2026-11-01"
    case .noStatement(let id, let document): "\(document) has no statement \(id)"
    case .versionOfStatement(let id):
      "\(id): a statement's id has no version; --at asks of a state of a document"
    case .badName(let name):
      "\"\(name)\" cannot be a document's id: one is neither blank, . nor .., "
        + "nor ends as a version does (@2, @2026-11-01), and has no control characters; --id gives another"
    case .contradiction(let rejected, let accepted):
      "proposals \(accepted.map(String.init).joined(separator: " and ")), accepted, make one claim of what "
        + "proposal \(rejected), rejected, keeps apart; settle one of these otherwise first"
    case .noProposal(let id): "there is no proposal \(id); `crux claims` lists them"
    case .sharedID(let id, let name):
      "several statements or relations of \"\(name)\" have the id \"\(id)\"; `crux check` says all that is wrong"
    case .otherPage(let name, let uri):
      "\"\(name)\" is another page in the knowledge base already, \(uri); --id \(name) makes this its new version, "
        + "another --id a document of its own"
    case .otherText(let name):
      "\"\(name)\" is another text in the knowledge base already, of which this one has no statement; --id \(name) "
        + "makes this its new version, another --id a document of its own"
    case .tooLarge(let name): "\"\(name)\" has more statements and relations than a document can have"
    }
  }
}
