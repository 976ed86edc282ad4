import CruxLanguage

/// A set of words, known by the hashes of their lower-case forms: a table with open addressing, since every token
/// of a text is looked up in several.
package struct WordSet: Sendable {
  package let hashes: Set<UInt32>
  /// Each hash at its place or the next free one; 0 where there is none.
  private let slots: [UInt32]

  /// - Parameter words: separated by white space.
  init(_ words: String) {
    hashes = Set(words.split(whereSeparator: \.isWhitespace).map { WordHash(String($0)).value })
    var slots = [UInt32](repeating: 0, count: 8)
    while slots.count < hashes.count * 4 { slots += slots }
    for hash in hashes.sorted() {
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = hash
    }
    self.slots = slots
  }

  @inline(__always)
  package func contains(_ hash: UInt32) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 {
        if slots[place] == hash { return true }
        place = (place + 1) & (slots.count - 1)
      }
      return false
    }
  }
}

/// Closed classes of English words. Open classes are learnt; these are those that grammars list.
package enum English {
  /// Cuts an English text into tokens and sentences.
  package static func tokenized(_ text: String) -> TokenizedText {
    TokenizedText(text, abbreviations: abbreviations.hashes)
  }

  package static let abbreviations = WordSet(
    """
    mr mrs ms dr prof st rev hon sen rep gov gen col lt sgt capt maj cllr mt ft jr sr vs v etc al approx dept
    est fig figs inc corp ltd co bros no nos vol pp p ed eds cf ca e.g i.e jan feb mar apr jun jul aug sep sept
    oct nov dec mon tue wed thu fri sat sun u.s u.k art sec ch messrs mme mlle
    """)

  /// Pronouns that may stand for a person who said something.
  package static let personalPronouns = WordSet("he she")
  package static let pluralPronouns = WordSet("they")
  package static let firstPerson = WordSet("i we")
  package static let pronouns = WordSet(
    "i we you he she it they me us him her them this that these those who which what one someone everyone nobody"
  )

  package static let titles = WordSet(
    "mr mrs ms miss dr prof professor sir dame lord lady judge justice senator sen rep representative president "
      + "minister cllr councillor captain capt general gen colonel sergeant inspector superintendent chief father "
      + "sister rabbi imam reverend rev king queen prince princess congressman congresswoman mayor governor gov "
      + "commissioner chancellor secretary ambassador director chair chairman chairwoman district deputy rear admiral vice major sir dean president-elect baroness officer councilman councilwoman detective"
  )

  package static let negations = WordSet(
    "not n't no never none nothing nobody neither nor without hardly scarcely cannot")
  package static let modals = WordSet("may might could can should must will would shall ought 'll 'd wo ca")
  package static let hedges = WordSet(
    "may might could perhaps possibly probably likely unlikely apparently seemingly seems seem suggests suggest "
      + "appears appear arguably presumably maybe potentially")
  /// Words that leave open whether something is so, and words that only make it likely.
  package static let possibility = WordSet("may might could perhaps possibly maybe potentially conceivably")
  package static let probability = WordSet(
    "probably likely unlikely apparently seemingly seems seem seemed appears appear presumably "
      + "arguably")
  package static let contrast = WordSet(
    "but however yet though although while whereas nevertheless nonetheless still instead despite rather except "
      + "admittedly granted true conversely contrary unfortunately")
  package static let cause = WordSet(
    "because since as so thus therefore hence for accordingly consequently why given due result")
  package static let addition = WordSet(
    "and also moreover furthermore besides too likewise similarly again nor or plus")
  package static let example = WordSet("instance example such like including namely")

  /// Verbs and other words that introduce what somebody says, in the forms that newspapers use most.
  package static let reporting = WordSet(
    """
    say says said saying argue argues argued arguing claim claims claimed claiming warn warns warned warning add
    adds added adding note notes noted noting write writes wrote written writing insist insists insisted contend
    contends contended maintain maintains maintained believe believes believed think thinks thought suggest
    suggests suggested tell tells told reply replies replied answer answers answered respond responded counter
    counters countered concede concedes conceded admit admits admitted acknowledge acknowledges acknowledged
    state states stated report reports reported find finds found show shows showed shown estimate estimates
    estimated conclude concludes concluded predict predicts predicted point points pointed explain explains
    explained call calls called deny denies denied dismiss dismisses dismissed reject rejects rejected refute
    refutes refuted fear fears feared accept accepts accepted agree agrees agreed object objects objected urge urges
    urged want wants wanted recommend recommends recommended propose proposes proposed according announce announced
    describe describes described remark remarked observe observes observed assert asserts asserted allege alleges
    alleged complain complains complained hope hopes hoped expect expects expected doubt doubts doubted see sees
    calculate calculates calculated reckon reckons reckoned hold holds held put puts
    """)

  /// Words for those who hold a view without being named.
  package static let groups = WordSet(
    """
    some critics opponents supporters others many most people experts researchers scientists economists officials
    analysts campaigners advocates sceptics skeptics proponents residents parents teachers doctors farmers unions
    industry activists lawyers engineers historians readers users customers workers employers companies defenders
    detractors observers commentators authors colleagues members politicians ministers police prosecutors
    """)

  /// Lower-case words that stand inside names.
  package static let nameLinks = WordSet("of for and de van von der den la le du di da al bin the & on")
  package static let determiners = WordSet("the a an its his her their our this that these those each one")
  package static let i = WordHash("i").value
  package static let that = WordHash("that").value
  package static let he = WordHash("he").value
  package static let it = WordHash("it").value
  package static let and = WordHash("and").value
  package static let fromField = WordHash("from").value

  /// Last words of names that are no person's.
  package static let organisations = WordSet(
    """
    institute research university college school council committee commission department ministry office agency
    bank group foundation association union party court company corporation inc ltd plc llc authority board
    centre center society network alliance federation laboratory laboratories lab labs monitor times post journal
    review report street house hospital trust fund service services police army airlines airways motors
    industries systems technologies semiconductor pharma energy partners capital holdings media press news city
    county state states kingdom republic island islands bay river lake sea valley road square act bill treaty
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday government parliament congress senate assembly forum project programme program
    survey study audit index league club museum library
    """)

  package static let auxiliaries = WordSet(
    "is are was were be been being am has have had having do does did done will would can could may might must "
      + "shall should 's 're 've 'd 'll get gets got make makes made say says said")
  package static let comparatives = WordSet(
    "more less fewer most least better worse higher lower larger smaller faster slower than compared against times "
      + "half twice third double same similar unlike")

  /// The connective that a sentence starts with, or has within its first words: "but", "for example", "as".
  package static func connective(_ analysis: Analysis, _ sentence: Range<Int>) -> UInt32? {
    for index in sentence.prefix(4) {
      let hash = analysis.tokens[index].hash
      if contrast.contains(hash) || cause.contains(hash) || addition.contains(hash) || example.contains(hash)
      {
        return hash
      }
    }
    return nil
  }

  package static let demands = WordSet(
    "should must ought need needs urge urges let ban end stop abolish scrap keep")
}
