import Foundation
import TestSupport
import Testing

/// What the command reads: files, folders, patterns, pipes, and what is none of these.
@Suite final class InputTests {
  private static let text = "Buses are cheap, says Ann Lee. Trains are dear."
  private let folder: URL

  init() throws {
    folder = try Crux.temporaryFolder()
    for name in ["in/b.txt", "in/deep/a.MD", "in/deep/page.htm", "in/.hidden/c.txt", "in/notes.pdf"] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func extracted(_ arguments: String...) throws -> (Crux.Outcome, files: [String]) {
    let outcome = try Crux.run(["extract"] + arguments + ["--output", "out/"], in: folder)
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    return (outcome, files ?? [])
  }

  @Test func foldersGiveTheirTexts() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link"), withDestinationURL: folder.appending(path: "in"))
    for name in ["in", "link"] {
      let (outcome, files) = try extracted(name)
      #expect(outcome.status == 0)
      #expect(files == ["a.json", "b.json", "page.json"])
    }
  }

  @Test func patternsAreExpanded() throws {
    let (outcome, files) = try extracted("in/*/*.[Mh]*", "in/*.txt", "--jobs", "2")
    #expect(outcome.status == 0)
    #expect(files == ["a.json", "b.json", "page.json"])
  }

  @Test func whatIsNotThereDoesNotStopTheRest() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "empty"), withIntermediateDirectories: true)
    let (outcome, files) = try extracted("none*", "empty", "in/b.txt", "in/b.txt/x")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        crux: none*: no file matches
        crux: empty: the folder has no file ending in htm, html, jsonl, markdown, md, ndjson, srt, text, txt, \
        vtt, xhtml
        crux: in/b.txt/x: not a directory

        """)
    #expect(files == ["b.json"])
  }

  @Test func moreThanOneDocumentMayHaveIsRefused() throws {
    let huge = folder.appending(path: "huge.txt")
    try Data(repeating: UInt8(ascii: "a"), count: 65 << 20).write(to: huge)
    let (outcome, files) = try extracted("huge.txt", "in/b.txt")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        crux: huge.txt: It has 65 MB, more than the 64 MB that one document may have; split it, or give one \
        document a line as JSON lines.

        """)
    #expect(files == ["b.json"])
  }

  @Test func otherEncodingsAreRead() throws {
    let text = "Züge sind teuer, says Zoë Lee."
    let page = "<html><head><meta charset=\"iso-8859-1\"></head><body><p>\(text)</p></body></html>"
    try #require(page.data(using: .isoLatin1)).write(to: folder.appending(path: "latin.html"))
    try #require(text.data(using: .utf16)).write(to: folder.appending(path: "wide.txt"))
    let (outcome, files) = try extracted("latin.html", "wide.txt")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in files {
      let graph = try String(contentsOf: folder.appending(path: "out/\(file)"), encoding: .utf8)
      #expect(graph.contains("Züge sind teuer, says Zoë Lee."), "\(graph)")
    }
  }

  @Test func pagesWithoutACharsetAreReadAsBrowsersDo() throws {
    let page = "<html><body><p>Züge sind teuer, says Zoë Lee.</p></body></html>"
    try #require(page.data(using: .isoLatin1)).write(to: folder.appending(path: "latin.html"))
    let outcome = try Crux.run(["extract", "latin.html"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Züge sind teuer, says Zoë Lee."))
    #expect(
      outcome.errors == """
        crux: latin.html: document latin: It names no encoding and is not UTF-8; it was read as Windows-1252, as \
        browsers do. [assumed]

        """)
  }

  @Test func pipesAreRead() throws {
    let outcome = try Crux.shell(
      "mkfifo p; cat in/b.txt > p & crux extract p; cat in/b.txt | crux extract -", in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"id\": \"p\""))
    #expect(outcome.output.contains("\"id\": \"stdin\""))
  }

  @Test func aGraphIsNoText() throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json")
    let fromFile = try Crux.run(["extract", graph.path])
    let fromPipe = try Crux.run(["extract", "-"], input: Data(contentsOf: graph))
    for outcome in [fromFile, fromPipe] {
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("this is a graph, not a text; `crux export` and `crux check` read graphs"))
    }
  }

  @Test func aTextInJSONIsNoGraph() throws {
    try Data("{\"id\": \"a\", \"text\": \"Buses stay.\"}".utf8).write(to: folder.appending(path: "a.json"))
    let outcome = try Crux.run(["extract", "a.json"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("crux: a.json: texts in JSON are read as JSON lines"))
  }

  @Test func aByteOrderMarkChangesNothing() throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json")
    try (Data([0xEF, 0xBB, 0xBF]) + Data(contentsOf: graph)).write(to: folder.appending(path: "graph.txt"))
    #expect(
      try Crux.run(["extract", "graph.txt"], in: folder).errors.contains("this is a graph, not a text"))
    for (name, text) in [("a.tgf", "a\n#\n"), ("a.apx", "arg(a).\n"), ("a.af", "p af 1\n")] {
      try Data("\u{FEFF}\(text)".utf8).write(to: folder.appending(path: name))
      let outcome = try Crux.run(["export", name, "--format", "json"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test func subtitlesAreReadWhateverTheirName() throws {
    let subtitles = """
      1
      00:00:05,120 --> 00:00:08,900
      Buses must stay, because

      2
      00:00:09,000 --> 00:00:11,000
      they are cheap.
      """
    try Data(subtitles.utf8).write(to: folder.appending(path: "film.txt"))
    let outcome = try Crux.run(["extract", "film.txt"], in: folder)
    #expect(outcome.output.contains("\"text\": \"Buses must stay, because they are cheap.\""))
  }

  @Test func pagesDeeplyNestedAreRefused() throws {
    let page = String(repeating: "<div>", count: 100_000) + Self.text
    let outcome = try Crux.run(["extract", "-"], input: Data(page.utf8))
    #expect(outcome.status == 2)
    #expect(outcome.errors == "crux: -: Elements are nested more than 1000 deep.\n")
  }

  @Test func usageErrorsAreTrouble() throws {
    for arguments in [
      ["extract"], ["frobnicate"], ["extract", "-", "--jobs", "0"], ["extract", "-", "--jobs", "\(Int.max)"],
      ["export", "-", "--format", "xml"],
    ] {
      #expect(try Crux.run(arguments).status == 2, "\(arguments)")
    }
    #expect(try Crux.run(["--help"]).status == 0)
    #expect(
      try Crux.run(["extrct", "a.txt"]).errors
        == "crux: there is no command \"extrct\"; `crux --help` lists those that there are\n")
    #expect(try Crux.run(["--generate-completion-script", "bash"]).output.contains("crux"))
    #expect(try Crux.run(["help", "extract"]).status == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "Nothing is closed to the superuser."))
  func foldersThatAreClosedAreSaid() throws {
    let closed = folder.path + "/in/deep"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed) }
    let (outcome, files) = try extracted("in")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasSuffix("in/deep: access is denied\n"))
    #expect(files == ["b.json"])
  }
}
