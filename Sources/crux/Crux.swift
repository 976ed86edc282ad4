import ArgumentParser
import CruxStore
import Foundation

@main
struct Crux: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crux",
    abstract: "Turn articles into argument graphs: who claims what, on which evidence, against whom.",
    discussion: """
      crux extract article.html --output article.json
      crux export article.json --output article.svg
      crux extract article.html | crux export - --format svg > article.svg

      Exit status: 0 done, or the answer is yes; 1 the answer is no (findings); 2 trouble.
      """,
    version: "0.1.0",
    subcommands: [
      Extract.self, Export.self, Check.self, Evaluate.self,
      Diff.self, Apply.self, MergeCommand.self, Git.self,
      Add.self, List.self, Log.self, Blame.self, Show.self, Remove.self, Backup.self,
      Query.self, Claims.self, Evidence.self, Objections.self, Around.self, Says.self, Path.self,
      Contested.self, Unsupported.self, Unanswered.self, Circular.self, BothSides.self, SingleSource.self,
      Reason.self, Why.self, BreaksCommand.self, CruxesCommand.self, Suppose.self,
    ])

  /// Usage errors are trouble, like any other: status 2 instead of the parser's 64.
  static func main() async {
    Interruption.handle()
    // The parser would count the arguments of a command that there is not.
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    if let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), !names.contains(name) {
      Report.error("crux: there is no command \"\(name.shown)\"; `crux --help` lists those that there are")
      exit(withError: ExitCode(2))
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch let trouble as Trouble {
      Report.error("crux: \(trouble)")
      exit(withError: ExitCode(2))
    } catch let trouble as StoreError {
      Report.error("crux: \(trouble)")
      exit(withError: ExitCode(2))
    } catch {
      guard exitCode(for: error) == .success else {
        Report.error(fullMessage(for: error, columns: nil))
        exit(withError: ExitCode(2))
      }
      exit(withError: error)
    }
  }
}
