import CruxLanguage
import CruxModel
import Foundation

/// The extractor that ships with Crux: small trained models, no network, the same graph for the same text.
public struct EmbeddedExtractor: Extractor {
  private let tagger: Tagger
  private let clauses: ClauseModel
  private let segmenter: Segmenter
  private let attributor: Attributor
  private let classifier: Classifier
  private let thesisFinder: ThesisFinder
  private let relater: Relater
  private let decoder: Decoder

  /// With the weights of the package.
  /// - Throws: where they are missing or damaged.
  public init() throws {
    guard let url = Bundle.module.url(forResource: "english", withExtension: "weights") else {
      throw WeightError("the weights are not where the program looks for them")
    }
    try self.init(WeightFile(path: url.path))
  }

  package init(_ weights: WeightFile) throws {
    tagger = try Tagger(weights)
    clauses = try ClauseModel(weights)
    segmenter = try Segmenter(weights)
    attributor = try Attributor(weights)
    classifier = try Classifier(weights)
    thesisFinder = try ThesisFinder(weights)
    relater = try Relater(weights)
    decoder = try Decoder(weights)
  }

  public func extract(_ document: Document) throws -> Extraction {
    let text = English.tokenized(document.text ?? "")
    guard !English.isMissing(from: text) else { return Self.refusal(of: document) }
    var analysis = Analysis(text)
    tagger.tag(&analysis)
    clauses.mark(&analysis)
    let spans = segmenter.segment(analysis)
    let entities = Entities(analysis)
    let speakers = attributor.attribute(spans, analysis, entities)
    var argument = Draft(analysis, entities, zip(spans, speakers).map { Unit(span: $0, speaker: $1) })
    classifier.classify(&argument)
    thesisFinder.find(in: &argument)
    let pairs = PairContext(argument)
    let arcs = relater.relate(pairs)
    var decision = decoder.decide(argument, arcs: arcs)
    decision.linkPremises { relater.linkage(pairs, $0, $1) > 0.5 }
    return Extraction(graph: Assembly.graph(document, argument, decision))
  }

  /// What is found in another language's text would be noise.
  private static func refusal(of document: Document) -> Extraction {
    let finding = Finding(
      .language, at: .document(document.id),
      "This does not read like English, the only language that the extractor knows; nothing was looked for.")
    return Extraction(
      graph: Graph(id: document.id, title: document.title, documents: [document]), findings: [finding])
  }
}
