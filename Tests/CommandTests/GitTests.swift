import Foundation
import Testing

@Suite struct GitTests {
  private static let graph = """
    {
    "crux": 1,
    "id": "buses",
    "thesis": "s1",
    "documents": [
    ],
    "statements": [
    {"id": "s1", "kind": "claim", "text": "The night buses should stay"},
    {"id": "s2", "kind": "evidence", "text": "Ridership rose by 40 percent last year"}
    ],
    "relations": [
    {"id": "r1", "kind": "supports", "from": ["s2"], "to": "s1"}
    ]
    }

    """

  private static func inRepository(_ body: (URL) throws -> Void) throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(graph.utf8).write(to: folder.appending(path: "buses.json"))
    try Data("{\"no\": \"graph\"}\n".utf8).write(to: folder.appending(path: "other.json"))
    let outcome = try Crux.shell(
      """
      git init -q -b main .; git config user.name T; git config user.email t@example.org
      crux git setup; crux git setup; git add .; git commit -qm one
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    try body(folder)
  }

  @Test func patternsMayHaveSpaces() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        #"crux git setup 'My "Graphs/*.json'; git check-attr diff 'My "Graphs/a.json'"#, in: folder)
      #expect(outcome.errors.isEmpty && outcome.output.hasSuffix(": diff: crux\n"))
    }
  }

  @Test func patternsAreWrittenSoThatTheyMatch() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        mkdir Graphs; crux git setup '#x.json' Graphs/; tail -n 2 .git/info/attributes
        for pattern in '' '!y.json' ./y.json; do crux git setup "$pattern" || echo $?; done
        """, in: folder)
      #expect(
        outcome.output == """
          git diff and git merge now use crux for #x.json, Graphs/**/*.json
          "#x.json" diff=crux merge=crux
          Graphs/**/*.json diff=crux merge=crux
          2
          2
          2

          """)
    }
  }

  @Test func differencesAreShownInWords() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        sed -i.bak 's/40 percent/45 percent/' buses.json; echo '{"no": "graph!"}' > other.json; git --no-pager diff
        """, in: folder)
      #expect(outcome.output.contains("crux diff buses.json\nThe thesis stands, as before."))
      #expect(outcome.output.contains("quantity changed: Ridership rose by [-40-] {+45+} percent last year"))
      #expect(outcome.output.contains("+{\"no\": \"graph!\"}"))
      // What is no graph gives a patch, as ever.
      let patch = "git diff other.json > p; git checkout -q other.json; git apply p && cat other.json"
      #expect(try Crux.shell(patch, in: folder).output == "{\"no\": \"graph!\"}\n")
    }
  }

  @Test(arguments: ["graph.json", "-graph.json"])
  func branchesAreMerged(_ name: String) throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        git mv buses.json ./\(name); git commit -qm named
        git checkout -qb ours; sed -i.bak 's/40 percent/45 percent/' ./\(name); git commit -qam ours
        git checkout -q main; git checkout -qb theirs
        sed -i.bak 's/"evidence", "text"/"evidence", "evidenceType": "statistic", "text"/' ./\(name)
        git commit -qam theirs; git checkout -q ours; git merge -q --no-edit theirs; cat ./\(name)
        """, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.output.contains(
          "\"evidenceType\": \"statistic\", \"text\": \"Ridership rose by 45 percent last year\""))
    }
  }

  @Test func conflictsStopAMerge() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        git checkout -qb ours; sed -i.bak 's/40 percent/45 percent/' buses.json; git commit -qam ours
        git checkout -q main; git checkout -qb theirs; sed -i.bak 's/40 percent/30 percent/' buses.json
        git commit -qam theirs; git checkout -q ours; git merge -q --no-edit theirs || echo stopped
        git status --short buses.json; crux check buses.json || cat buses.json
        """, in: folder)
      #expect(outcome.output.contains("stopped") && outcome.output.contains("UU buses.json"))
      #expect(outcome.errors.contains("buses.json: conflict: text of statement s2"))
      #expect(
        outcome.output.contains(
          "\"conflicts\": [{\"what\": \"statement\", \"id\": \"s2\", \"field\": \"text\""))
      // Of what is in conflict git tells its driver the path alone.
      let staged = try Crux.shell("git --no-pager diff --cached", in: folder)
      #expect(staged.status == 0 && staged.output == "* Unmerged path buses.json\n", "\(staged.errors)")
    }
  }

  @Test func conflictsThatNobodySettledStopTheNextMerge() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        git checkout -qb ours; sed -i.bak 's/40 percent/45 percent/' buses.json; git commit -qam ours
        git checkout -qb theirs main; sed -i.bak 's/40 percent/30 percent/' buses.json; git commit -qam one
        sed -i.bak 's/should stay/must stay/' buses.json; git commit -qam two
        git rebase -q ours || git add buses.json
        GIT_EDITOR=true git rebase --continue > continued 2>&1 || cat continued
        """, in: folder)
      #expect(outcome.output.contains("buses.json: an earlier merge left conflicts"), "\(outcome.errors)")
    }
  }

  /// Of two branches that were merged into each other git merges the common ancestors first.
  @Test func conflictsOfCommonAncestorsAreNotTold() throws {
    try Self.inRepository { folder in
      let outcome = try Crux.shell(
        """
        git checkout -qb x; sed -i.bak 's/40 percent/45 percent/' buses.json; git commit -qam x
        git checkout -qb y main; sed -i.bak 's/40 percent/30 percent/' buses.json; git commit -qam y
        git branch z; git merge -q x || git checkout -q --theirs buses.json; git commit -qam 'x in y'
        sed -i.bak 's/should stay/must stay/' buses.json; git commit -qam more
        git checkout -q x; git merge -q z || git checkout -q --ours buses.json; git commit -qam 'y in x'
        git merge -q --no-edit y 2> told; cat told; grep -c 'must stay' buses.json; grep -c '45 percent' buses.json
        """, in: folder)
      // Git's own words come first.
      #expect(outcome.output.hasSuffix("buses.json\n1\n1\n"), "\(outcome.errors)")
      #expect(!outcome.output.contains("conflict:"))
    }
  }

  @Test func aFolderWithoutARepositoryIsTrouble() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.run(["git", "setup"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is this a git repository?"))
  }

  @Test func attributesInAnotherEncodingStay() throws {
    try Self.inRepository { folder in
      let file = folder.appending(path: ".git/info/attributes")
      let own = Data("b\u{E4}r.txt text".unicodeScalars.map { UInt8($0.value) })
      try own.write(to: file)
      #expect(try Crux.run(["git", "setup"], in: folder).status == 0)
      #expect(try Data(contentsOf: file) == own + Data("\n*.json diff=crux merge=crux\n".utf8))
    }
  }
}
