import ArgumentParser
import CruxDiff
import CruxFormats
import CruxModel
import Foundation

struct Git: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let git compare and merge arguments.",
    subcommands: [Setup.self, Driver.self, MergeDriver.self])

  struct Setup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make `git diff` and `git merge` use crux for graph documents in this repository.",
      discussion: """
        Sets a diff driver and a merge driver in the repository's own configuration and attributes, nothing that is \
        committed. Files that are no graph documents are treated as ever.

        crux git setup
        crux git setup 'Graphs/*.json'

        What `git diff` then says is no patch; `git diff --no-ext-diff` makes one. `git log -p --ext-diff` says it of \
        each commit.
        """)

    @Argument(help: "Patterns of files, as in .gitattributes, or folders, seen from the repository's root.")
    var patterns = ["*.json"]

    func validate() throws {
      func matchesNothing(_ pattern: String) -> Bool {
        let parts = pattern.split(separator: "/")
        return pattern.isEmpty || pattern.hasPrefix("!") || parts.contains(".") || parts.contains("..")
      }
      if let pattern = patterns.first(where: matchesNothing) {
        throw ValidationError("As a pattern of .gitattributes \"\(pattern.shown)\" would match nothing.")
      }
    }

    func run() throws {
      let git = GitProgram()
      let root = try git.output(["rev-parse", "--show-cdup"])
      let patterns = self.patterns.map { Self.pattern($0, from: root) }
      let attributes = try git.output(["rev-parse", "--git-path", "info/attributes"])
      var bytes = try Self.content(attributes)
      let known = Set(bytes.split(separator: UInt8(ascii: "\n")))
      if !bytes.isEmpty, bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      for line in patterns.map({ Array("\(Self.quoted($0)) diff=crux merge=crux".utf8)[...] })
      where !known.contains(line) {
        bytes += line + [UInt8(ascii: "\n")]
      }
      let program = (Bundle.main.executablePath ?? "crux").shellQuoted
      let files = "-- %O %A %B %P"
      for (name, value) in [
        ("diff.crux.command", "\(program) git driver"),
        ("merge.crux.name", "arguments, by crux"),
        ("merge.crux.driver", "\(program) git merge-driver \(files)"),
        // Conflicts of common ancestors, which git merges with one another, are nobody's to settle.
        ("merge.crux.recursive", "crux-ancestors"),
        ("merge.crux-ancestors.name", "arguments of common ancestors, by crux"),
        ("merge.crux-ancestors.driver", "\(program) git merge-driver --quiet \(files)"),
      ] {
        try git.run(["config", name, value])
      }
      try FileManager.default.createDirectory(
        at: URL(filePath: attributes).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileBytes.replace(attributes, with: bytes)
      try print("git diff and git merge now use crux for \(patterns.joined(separator: ", "))")
    }

    /// A pattern that attributes can have: of a folder, all graph documents in it.
    ///
    /// - Parameter root: the path to the repository's root.
    private static func pattern(_ name: String, from root: String) -> String {
      let folder = name.trimmingCharacters(in: CharacterSet(charactersIn: "/"))
      return FileManager.default.isFolder(root + folder) ? "\(folder)/**/*.json" : name
    }

    /// A pattern as attributes have it: in quotes where it has white space, or would be a comment.
    private static func quoted(_ pattern: String) -> String {
      guard pattern.hasPrefix("#") || pattern.contains(where: { $0.isWhitespace || $0 == "\"" }) else {
        return pattern
      }
      let escaped = pattern.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"\(escaped)\""
    }

    /// The bytes of a file, whatever their encoding; none where it is not there.
    private static func content(_ path: String) throws -> [UInt8] {
      guard FileManager.default.fileExists(atPath: path) else { return [] }
      do { return try FileBytes.read(path) } catch { throw Trouble("\(path): \(error)") }
    }
  }

  /// What git calls to show a difference: `path old-file old-hex old-mode new-file new-hex new-mode`.
  struct Driver: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What git calls.", shouldDisplay: false)

    @Argument(parsing: .allUnrecognized) var arguments: [String]

    func run() throws {
      // Of a file that a merge has left in conflict git tells the path alone.
      if arguments.count == 1 { return try print("* Unmerged path \(arguments[0].shown)") }
      guard arguments.count >= 5 else { throw Trouble("git calls this with seven arguments") }
      let (path, old, new) = (arguments[0], arguments[1], arguments[4])
      guard let before = try Self.graph(old), let after = try Self.graph(new) else {
        return try Self.showPlainly(old, new, as: (path, arguments.count > 7 ? arguments[7] : path))
      }
      let difference = Difference(before, after)
      let marks: DifferenceText.Marks = isatty(STDOUT_FILENO) == 1 ? .coloured : .plain
      // A renamed file's new name comes last.
      try print("crux diff \(path.shown)" + (arguments.count > 7 ? " → \(arguments[7].shown)" : ""))
      try print(DifferenceText(marks: marks).text(DifferenceReport(difference)))
    }

    /// Lets git show two files by itself, from copies that have their names.
    private static func showPlainly(_ old: String, _ new: String, as names: (old: String, new: String)) throws
    {
      let manager = FileManager.default
      try manager.inTemporaryFolder { folder in
        let files = try [(old, "a/" + names.old), (new, "b/" + names.new)].map { file, name in
          guard file != "/dev/null" else { return file }
          let copy = folder.appending(path: name)
          try manager.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
          try manager.copyItem(at: URL(filePath: file), to: copy)
          return name
        }
        try GitProgram().run(
          ["-C", folder.path, "--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-prefix", "--"]
            + files,
          allowing: 1)
      }
    }

    /// A graph, an empty one for a file that is not there, or nil for what is no graph document, or a broken one.
    private static func graph(_ path: String) throws -> Graph? {
      guard path != "/dev/null" else { return Graph(id: "") }
      return try FileBytes.read(path).graphDocument
    }
  }

  /// What git calls to merge: ours is overwritten with the result.
  struct MergeDriver: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What git calls.", shouldDisplay: false)

    @Argument var base: String
    @Argument var ours: String
    @Argument var theirs: String
    @Argument var path: String
    @Flag var quiet = false

    func run() throws {
      let graphs = try [base, ours, theirs].compactMap { name in
        let bytes = try FileBytes.read(name)
        // What both sides added has no base.
        return name == base && bytes.isEmpty ? Graph(id: "") : bytes.graphDocument
      }
      guard graphs.count == 3 else {
        let status = try GitProgram().run(
          ["merge-file", "-L", "ours", "-L", "base", "-L", "theirs", ours, base, theirs], allowing: 127)
        throw status == 0 ? ExitCode.success : ExitCode(1)
      }
      let merge = Merge(base: graphs[0], ours: graphs[1], theirs: graphs[2])
      let isUnsettled = MergeWriter.isUnsettled(merge.graph)
      if !quiet { tell(merge, isUnsettled: isUnsettled) }
      try FileBytes.replace(ours, with: try MergeWriter().write(merge))
      if !merge.conflicts.isEmpty || isUnsettled { throw ExitCode(1) }
    }

    private func tell(_ merge: Merge, isUnsettled: Bool) {
      for conflict in merge.conflicts { Report.note(path, "conflict: \(conflict.sentence)") }
      if isUnsettled {
        Report.note(path, "an earlier merge left conflicts, listed in its field \"conflicts\"")
      }
      if let sentence = merge.verdict.sentence { Report.note(path, sentence) }
    }
  }
}

extension [UInt8] {
  /// The graph that this is, if it can be read as one in which everything can be named.
  fileprivate var graphDocument: Graph? {
    guard beginsGraphDocument, let graph = try? JSONReader().read(self).graph,
      GraphIndex(graph).hasUniqueIDs
    else { return nil }
    return graph
  }
}

extension String {
  /// For a shell.
  fileprivate var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
