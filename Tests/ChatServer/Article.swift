import CruxModel
import Foundation

/// A text, and what a model that reads it well answers.
package enum Article {
  package static let text = """
    Ferries should stay free, argues Dana Reyes. Free ferries brought 4,000 more visitors last summer. \
    Critics say that the boats are crowded. That says nothing about the fare.
    """

  package static let answer = """
    {"statements": [\
    {"id": "s1", "quote": "Ferries should stay free", "kind": "claim", "evidenceType": null, "modality": null, \
    "speaker": "Dana Reyes", "confidence": 0.9}, \
    {"id": "s2", "quote": "Free ferries brought 4,000 more visitors last summer", "kind": "evidence", \
    "evidenceType": "statistic", "modality": null, "speaker": null, "confidence": 0.8}, \
    {"id": "s3", "quote": "the boats are crowded", "kind": "counterclaim", "evidenceType": null, \
    "modality": null, "speaker": "critics", "confidence": 0.7}], \
    "relations": [\
    {"id": "r1", "kind": "supports", "from": ["s2"], "to": "s1", "confidence": 0.6}, \
    {"id": "r2", "kind": "rebuts", "from": ["s3"], "to": "s1", "confidence": 0.5}], "thesis": "s1"}
    """

  package static let document = Document(id: "ferries", title: "Ferries", text: text)
}
