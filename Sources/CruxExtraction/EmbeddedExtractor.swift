import CruxLanguage
import CruxModel
import Foundation

/// The extractor that ships with Crux: small trained models, no network, the same graph for the same text.
public struct EmbeddedExtractor: Extractor {
  /// What is less likely to be a statement is none; weighed for F1 on held-out texts.
  private static let leastConfidence: Float = 0.42

  private let tagger: Tagger
  private let clauses: ClauseModel
  private let prospects: ProspectModel
  private let segmenter: Segmenter
  private let attributor: Attributor
  private let speakerReviewer: SpeakerReviewer
  private let classifier: Classifier
  private let types: TypeModel
  let thesisFinder: ThesisFinder
  let sides: SideModel
  let restatements: RestatementModel
  let relater: Relater
  private let ties: TieModel
  private let reviewer: Reviewer
  private let restatementReviewer: RestatementReviewer
  private let tieReviewer: TieReviewer
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
    prospects = try ProspectModel(weights)
    segmenter = try Segmenter(weights)
    attributor = try Attributor(weights)
    speakerReviewer = try SpeakerReviewer(weights)
    classifier = try Classifier(weights)
    types = try TypeModel(weights)
    thesisFinder = try ThesisFinder(weights)
    sides = try SideModel(weights)
    restatements = try RestatementModel(weights)
    relater = try Relater(weights)
    ties = try TieModel(weights)
    reviewer = try Reviewer(weights)
    restatementReviewer = try RestatementReviewer(weights)
    tieReviewer = try TieReviewer(weights)
    decoder = try Decoder(weights)
  }

  public func extract(_ document: Document) throws -> Extraction {
    let text = English.tokenized(document.text ?? "")
    if let language = Recognition.foreignLanguage(of: text) {
      return Self.refusal(of: document, in: language)
    }
    let reading = read(document, text)
    return Extraction(graph: Assembly.graph(document, reading.argument, reading.decision))
  }

  /// What the stages made of a text.
  struct Reading {
    var argument: Draft
    /// The argument before kinds were told again, with all that was found, and the pairs of it.
    var beforeSides: Draft
    var pairs: PairContext
    /// For each statement of the argument, its place among all that was found.
    var kept: [Int]
    var decision: Decision
  }

  func read(_ document: Document, _ text: TokenizedText) -> Reading {
    var analysis = Analysis(text, title: document.title)
    tagger.tag(&analysis)
    clauses.mark(&analysis)
    prospects.mark(&analysis)
    let end = Notices.signature(of: text) ?? text.tokens.count
    let spans = segmenter.segment(analysis).filter {
      $0.tokens.lowerBound < end && !Self.isNotice($0, analysis)
    }
    let entities = Entities(analysis)
    let guesses = attributor.guesses(spans, analysis, entities)
    let speakers = speakerReviewer.review(SpeakerMeasures(guesses, spans, analysis, entities))
    var argument = Draft(analysis, entities, zip(spans, speakers).map { Unit(span: $0, speaker: $1) })
    classifier.classify(&argument)
    types.refine(&argument)
    thesisFinder.find(in: &argument)
    let beforeSides = argument
    sides.refine(&argument)
    let pairs = PairContext(argument)
    var arcs = relater.relate(pairs)
    ties.refine(&arcs, argument)
    let measures = ReviewMeasures(argument, arcs)
    reviewer.review(&argument, measures)
    let restated = restatementReviewer.arcs(pairs, restatements.wordings(pairs), arcs)
    arcs = tieReviewer.review(arcs, pairs, measures)
    let kept = argument.units.indices.filter { argument.units[$0].span.confidence > Self.leastConfidence }
    argument = argument.keeping(kept)
    arcs = arcs.keeping(kept).map(\.shared)
    let wordings = restated.keeping(kept).map { $0.max { $0.probability < $1.probability } }
    for (unit, wording) in wordings.enumerated() { if let wording { arcs[unit] = [wording] } }
    argument.gatherTheses(wordings)
    var decision = decoder.decide(argument, arcs: arcs)
    decision.linkPremises { relater.linkage(pairs, kept[$0], kept[$1]) > 0.5 }
    return Reading(
      argument: argument, beforeSides: beforeSides, pairs: pairs, kept: kept, decision: decision)
  }

  /// Whether a stretch stands in a line that a page says to its readers.
  private static func isNotice(_ span: Span, _ analysis: Analysis) -> Bool {
    let sentence = analysis.sentences[span.sentence]
    let opening = sentence.tokens.prefix(6)
    return sentence.position == 0 && Notices.opens(analysis.text.text(opening))
  }

  /// What is found in another language's text would be noise.
  static func refusal(of document: Document, in language: String) -> Extraction {
    let finding = Finding(
      .language, at: .document(document.id),
      "This reads like \(language), not like English, the only language that the extractor knows; nothing was looked for."
    )
    return Extraction(
      graph: Graph(id: document.id, title: document.title, documents: [document]), findings: [finding])
  }
}
