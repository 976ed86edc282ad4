import CruxModel
import Testing

@testable import CruxExtraction

/// Who speaks by the form of threads, mails, chats, hearings and letters.
@Suite struct SpeakerLabelTests {
  struct Layout: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// Words of a paragraph, and who says it; nobody where the text itself does.
    var speakers: [(words: String, speaker: String?)]
    var testDescription: String { name }
  }

  static let layouts = [
    Layout(
      name: "names in lower case",
      text: """
        sam_k: The pool should stay open all winter.

        marisol.t: It costs too much.

        sam_k: It paid for itself in 2019.
        """,
      speakers: [("all winter", "sam_k"), ("too much", "marisol.t"), ("paid for", "sam_k")]),
    Layout(
      name: "titles before the names of those whom the text names in full",
      text: """
        Witnesses: Professor Imogen Rathbone, University of Carrow; and Tess Moy, owner of a pharmacy.

        Professor Rathbone: Small pharmacies lose money.

        Ms Moy: They would not, if they were paid in time.

        Professor Rathbone: They were always paid in time.
        """,
      speakers: [
        ("lose money", "Imogen Rathbone"), ("They would not", "Tess Moy"), ("always paid", "Imogen Rathbone"),
      ]),
    Layout(
      name: "a line with the time above each post",
      text: """
        **gearlick** (posted Sun 07:12)
        Waxing a chain is not worth it.

        **Old Tom** (08:03)
        Waxed chains last three times as long.
        """,
      speakers: [("not worth", "gearlick"), ("three times", "Old Tom")]),
    Layout(
      name: "a name, and the time below it",
      text: """
        Denise Abara
        Yesterday at 19:40
        The van comes twice a week for ten minutes.

        Clive Rusk
        Yesterday at 20:02
        He leaves the engine on.
        """,
      speakers: [("twice a week", "Denise Abara"), ("the engine", "Clive Rusk")]),
    Layout(
      name: "the name behind the time",
      text: """
        1. At 4:41pm on 09 Feb 2010, BeddgelertBoy wrote:
        The school must stay open at night.

        2. At 4:58pm on 09 Feb 2010, a_proper_charlie wrote:
        There were five people in it.
        """,
      speakers: [("at night", "BeddgelertBoy"), ("five people", "a_proper_charlie")]),
    Layout(
      name: "a chat",
      text: """
        [12/03/2024, 18:41:30] Mo Lindqvist: The juniors should play without scores.
        [12/03/2024, 18:55:21] ~ Craig: Kids keep score anyway.
        [12/03/2024, 18:57:12] Mo Lindqvist: They forget it by tea time.
        """,
      speakers: [("without scores", "Mo Lindqvist"), ("keep score", "Craig"), ("tea time", "Mo Lindqvist")]),
    Layout(
      name: "a chat with the time before a dash",
      text: """
        01/03/2026, 09:12 - Ida Moe: The juniors should play without scores.
        01/03/2026, 09:15 - Craig: Kids keep score anyway.
        01/03/2026, 09:31 - Ida Moe: They forget it by tea time.
        """,
      speakers: [("without scores", "Ida Moe"), ("keep score", "Craig"), ("tea time", "Ida Moe")]),
    Layout(
      name: "speakers by number",
      text: """
        Speaker 1: The juniors should play without scores.

        Speaker 2: Kids keep score anyway.

        Speaker 1: They forget it by tea time.
        """,
      speakers: [("without scores", "Speaker 1"), ("keep score", "Speaker 2"), ("tea time", "Speaker 1")]),
    Layout(
      name: "an outline",
      text: """
        Claim 1: The juniors should play without scores.

        Evidence 1: Kids keep score anyway.

        Claim 2: They forget it by tea time.
        """,
      speakers: [("without scores", nil), ("keep score", nil), ("tea time", nil)]),
    Layout(
      name: "users of a forum",
      text: """
        u/moe_k • 3h ago
        The juniors should play without scores.

        u/craig • 2h ago
        Kids keep score anyway.
        """,
      speakers: [("without scores", "moe_k"), ("keep score", "craig")]),
    Layout(
      name: "angle brackets",
      text: """
        [14:02] <kestrel> The build should drop the old compiler.
        [14:03] <ruud> Two distributions still ship it.
        """,
      speakers: [("old compiler", "kestrel"), ("distributions", "ruud")]),
    Layout(
      name: "a hearing",
      text: """
        Mr. VANCE-KAPOOR. A cap would hurt the fans.

        Senator BELLWETHER. Ontario never enforced it.

        Mr. VANCE-KAPOOR. It did for a year.
        """,
      speakers: [("hurt the fans", "VANCE-KAPOOR"), ("Ontario", "BELLWETHER"), ("a year", "VANCE-KAPOOR")]),
    Layout(
      name: "mail with quoted lines",
      text: """
        From: Ilse Brandt <ilse@choir.example>
        Subject: the cold

        On Tue, 4 May 2021, Karim Osei wrote:

        > The church was at eleven degrees in February.

        We sang the whole of the Requiem in it.
        """,
      speakers: [("eleven degrees", "Karim Osei"), ("the Requiem", "Ilse Brandt")]),
    Layout(
      name: "headers as they are sent",
      text: """
        From: Ilse Brandt <ilse@choir.example>
        Subject: the cold
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        The church was at eleven degrees in February.

        From: Karim Osei <karim@choir.example>
        Message-ID: <A2@choir.example>

        We sang the whole of the Requiem in it.
        """,
      speakers: [("eleven degrees", "Ilse Brandt"), ("the Requiem", "Karim Osei")]),
    Layout(
      name: "a quoted mail whose sender's address is on a line of its own",
      text: """
        On Mon, Mar 2, 2026 at 6:40 PM Karim Osei
        <karim@choir.example> wrote:
        > The church was at eleven degrees in February.

        We sang the whole of the Requiem in it.
        """,
      speakers: [("eleven degrees", "Karim Osei"), ("the Requiem", nil)]),
    Layout(
      name: "a header's other fields",
      text: """
        Name: Imelda Quist
        Position: SUPPORT
        The street should be closed at night.

        Name: Ron Petrak
        Position: OBJECT
        Taxis would have to go round the harbour.

        Name: Jan Tolle
        Position: SUPPORT
        Children could sleep.
        """,
      speakers: [
        ("closed at night", "Imelda Quist"), ("the harbour", "Ron Petrak"), ("sleep", "Jan Tolle"),
      ]),
    Layout(
      name: "a quoted post without a word of whose it is",
      text: """
        **petra-v** commented

        Autosave must never write to the file that was opened.

        **jonas_dev** commented

        > Autosave must never write to the file that was opened.

        People lost hours of work without it.
        """,
      speakers: [("> Autosave", "petra-v"), ("lost hours", "jonas_dev")]),
    Layout(
      name: "letters that are signed",
      text: """
        Sir, The limes should be felled. My car was covered in honeydew.
        H. Denholm, Station Avenue

        Sir, The trees have stood there for a hundred and ten years.
        Augusta Thrale, The Crescent
        """,
      speakers: [("honeydew", "H. Denholm"), ("a hundred and ten", "Augusta Thrale")]),
    Layout(
      name: "quotations with their sources below",
      text: """
        I think that the cap should go.

        “The freeze saved the average tenant 80 euros a month.”

        — Jonas Brandt, tenants’ union

        That is too little.

        “Rents fell because of the cap.” — Maria Lopez, mayor
        """,
      speakers: [
        ("cap should go", nil), ("average tenant", "Jonas Brandt"), ("too little", nil),
        ("Rents fell", "Maria Lopez"),
      ]),
    Layout(
      name: "quotations with their sources and dates below",
      text: """
        “The freeze saved the average tenant 80 euros a month.”

        — Jonas Brandt (@jbrandt) March 2, 2026

        “Rents fell because of the cap.”

        -- Maria Lopez

        “Nobody builds houses any more.”

        ― Paul Hart
        """,
      speakers: [("average tenant", "Jonas Brandt"), ("Rents fell", "Maria Lopez"), ("builds", "Paul Hart")]),
    Layout(
      name: "posts that are signed",
      text: """
        The article should be moved to the longer name. —Edda_K (talk) 14:02, 3 June

        Newspapers use the shorter one. —Mwansa Phiri (talk) 16:13, 3 June
        """,
      speakers: [("the longer name", "Edda_K"), ("the shorter one", "Mwansa Phiri")]),
    Layout(
      name: "headings, a timeline and dashes, which name nobody",
      text: """
        1. Summary

        The fridge failed over a weekend – or so the log says.

        2. Timeline

        Friday 17:10 – last reading by hand, in three places — Leeds, Hull and Goole.
        Monday 07:50 – loss discovered.

        3. Recommendations

        Alarms should be heard outside the building, as they are in Leeds — and in Hull.
        """,
      speakers: [("failed", nil), ("last reading", nil), ("heard outside", nil)]),
    Layout(
      name: "one who writes to an office, and fields of a report",
      text: """
        RFC-27: Commit dependencies to the repository
        Status: draft, second revision
        Owner: Build & Release

        Our builds are not reproducible. Nobody reads what comes in.
        """,
      speakers: [("reproducible", nil)]),
  ]

  @Test(arguments: layouts) func theFormOfATextTellsWhoSpeaks(_ layout: Layout) throws {
    let document = Document(id: "thread", text: layout.text)
    let argument = try EmbeddedExtractor().read(document, English.tokenized(layout.text)).argument
    let text = argument.analysis.text
    for (words, speaker) in layout.speakers {
      let sentence = try #require(text.sentences.first { text.text($0.tokens).contains(words) })
      let label = argument.entities.labels[sentence.paragraph].map { argument.entities.entities[$0].name }
      #expect(label == speaker, "\(words)")
    }
  }

  @Test func aPostIsItsPostersAndAQuotationInItTheQuotedOnes() throws {
    let text = """
      From: Ilse Brandt
      Subject: the cold

      On Tuesday Karim Osei wrote:

      > We should leave the church and rehearse in the school, because it is cold.

      We should not leave the church. The school charges forty pounds an evening.
      """
    let graph = try EmbeddedExtractor().extract(Document(id: "mail", text: text)).graph
    let said = Dictionary(grouping: graph.statements) { $0.speaker ?? "" }.mapValues { $0.map(\.text) }
    #expect(said["Karim Osei"]?.contains { $0.contains("rehearse in the school") } == true)
    #expect(said["Ilse Brandt"]?.contains { $0.contains("forty pounds") } == true)
    #expect(said[""] == nil)
  }
}
