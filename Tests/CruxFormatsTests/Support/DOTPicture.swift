import CruxModel
import Foundation

@testable import CruxFormats

/// What Graphviz makes of a graph's DOT.
struct DOTPicture: Decodable {
  struct Node: Decodable {
    let name: String
    let label: String?
    let shape: String?
    let style: String?
    let peripheries: String?
    let tooltip: String?
    let URL: String?
    let pos: String?
    /// The members, where it is a cluster or another part of the drawing.
    let nodes: [Int]?
  }

  struct Edge: Decodable {
    let tail: Int
    let head: Int
    let style: String?
    let color: String?
    let arrowhead: String?
    let tooltip: String?
  }

  let objects: [Node]?
  let edges: [Edge]?

  static let isPossible = (try? Graphviz().run(["-Tcanon"], on: Array("digraph {}".utf8))) != nil

  init(_ graph: Graph, _ options: DOTOptions = DOTOptions()) throws {
    let json = try Graphviz().run(["-Tjson0"], on: DOTWriter(options).write(graph))
    self = try JSONDecoder().decode(DOTPicture.self, from: Data(json))
  }

  var nodes: [Node] { objects?.filter { $0.nodes == nil } ?? [] }

  /// The node of an id that needs no escapes.
  func node(_ id: String) -> Node? { nodes.first { $0.name == id } }

  /// The lines as `tail > head`, by the nodes' names.
  var lines: [String] { (edges ?? []).map { "\(name($0.tail)) > \(name($0.head))" } }

  func edge(_ tail: String, _ head: String) -> Edge? {
    edges?.first { name($0.tail) == tail && name($0.head) == head }
  }

  private func name(_ number: Int) -> String { objects?[number].name ?? "?" }
}

extension DOTPicture.Node {
  /// How far up the node stands, in points.
  var height: Double? { pos?.split(separator: ",").last.flatMap { Double($0) } }

  /// The tooltip as a reader sees it.
  var shownTooltip: String? {
    tooltip?.replacing(#"\\\\"#, with: #"\"#).replacing("&amp;", with: "&")
  }
}
