import CruxLanguage

/// Closed classes of English words. Open classes are learnt; these are those that grammars list.
package enum English {
  /// Cuts an English text into tokens and sentences.
  package static func tokenized(_ text: String) -> TokenizedText {
    TokenizedText(text, abbreviations: abbreviations)
  }

  private static let abbreviations: [UInt32: Abbreviation] = {
    let always = WordSet("vs v etc al approx dept est ed eds cf ca e.g i.e u.s u.k")
    let capitalised = WordSet(
      """
      mr mrs ms dr prof st rev hon sen rep gov gen col lt sgt capt maj cllr mt ft jr sr inc corp ltd co bros jan feb
      mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun messrs mme mlle
      """)
    let numbered = WordSet(
      "no nos fig figs vol pp p art sec ch para paras reg pop max min avg incl")
    let afterTime = WordSet(
      """
      monday tuesday wednesday thursday friday saturday sunday eastern central pacific mountain greenwich gmt utc bst
      cet est edt et cst cdt ct mst mdt pst pdt pt
      """)
    var abbreviations: [UInt32: Abbreviation] = [:]
    for (words, use) in [
      (always, Abbreviation.always), (capitalised, .capitalised), (numbered, .numbered),
      (afterTime, .afterTime),
    ] {
      for hash in words.hashes { abbreviations[hash, default: []].insert(use) }
    }
    return abbreviations
  }()

  /// Whether the full stop behind a word ends no sentence by itself.
  static func isAbbreviation(_ text: TokenizedText, _ index: Int) -> Bool {
    text.isAbbreviation(index, abbreviations)
  }

  /// Pronouns that may stand for a person who said something.
  package static let personalPronouns = WordSet("he she")
  package static let pluralPronouns = WordSet("they")
  package static let pronouns = WordSet(
    "i we you he she it they me us him her them this that these those who which what one someone everyone nobody"
  )

  package static let negations = WordSet(EnglishForms.negations.joined(separator: " "))
  package static let modals = WordSet("may might could can should must will would shall ought 'll 'd wo ca")
  package static let hedges = WordSet(
    "may might could perhaps possibly probably likely unlikely apparently seemingly seems seem suggests suggest "
      + "appears appear arguably presumably maybe potentially")
  /// Words that leave open whether something is so, and words that only make it likely.
  package static let possibility = WordSet("may might could perhaps possibly maybe potentially conceivably")
  package static let probability = WordSet(
    "probably likely unlikely apparently seemingly seems seem seemed appears appear presumably "
      + "arguably")
  /// Those of them that are verbs.
  static let uncertainVerbs = WordSet("may might could seems seem seemed appears appear")
  /// Behind these the verbs are about some of those who are meant; before places "appear" is another verb; behind
  /// degrees "likely" compares.
  static let relatives = WordSet("who which that")
  static let places = WordSet("before in on at")
  static let degrees = WordSet("more less equally as most least twice times")
  /// Words of denials: "that is wrong", "it is not so"; and of those who reject what they name.
  static let being = WordSet("is are was were 's ’s 're ’re")
  static let wrongness = WordSet(
    "wrong false mistaken untrue nonsense incorrect misleading misguided absurd unfounded ridiculous myth "
      + "rubbish lie")
  static let rightness = WordSet("true so right correct case")
  static let disowning = WordSet(
    "disagree disagrees reject rejects deny denies dispute disputes doubt contrary against myth misconception fallacy "
      + "wrongly falsely mistakenly supposedly allegedly")
  /// Verbs that reject what "that" begins behind them, or behind one of the words for what is said.
  static let rejecting = WordSet(
    """
    deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes
    refuted refuting dispute disputes disputed disputing doubt doubts doubted doubting rebut rebuts rebutted contest
    contests contested challenge challenges challenged challenging debunk debunks debunked disagree disagrees disagreed
    """)
  static let sayings = WordSet(
    """
    claim claims idea ideas notion notions view views suggestion suggestions charge charges narrative argument arguments
    allegation allegations rumour rumours rumor rumors report reports accusation accusations assertion assertions theory
    fear fears worry worries
    """)
  static let falseSayings = WordSet("myth myths misconception misconceptions fallacy fallacies")
  /// Beside negations.
  static let denyingDoubt = WordSet("little beyond few")
  static let only = WordHash("only").value
  static let holding = WordSet("believe believes accept accepts agree agrees think thinks")
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
    calculate calculates calculated reckon reckons reckoned hold holds held put puts insisting contending
    maintaining believing suggesting telling replying countering conceding admitting acknowledging stating concluding
    predicting explaining denying dismissing rejecting refuting fearing objecting urging recommending proposing
    announcing describing remarking observing asserting alleging complaining hoping doubting
    """)

  /// Those of them that are no nouns, in their plain form.
  static let onlyVerbsOfSaying = WordSet(
    """
    argue say insist contend maintain believe think suggest concede admit acknowledge conclude predict explain deny
    agree complain expect
    """)

  /// Verbs that introduce what somebody says, where they are verbs: as nouns they are frequent too.
  private static let otherReporting = WordSet(
    """
    worry worries worried stress stresses stressed emphasise emphasises emphasised emphasize emphasizes emphasized
    caution cautions cautioned submit submits submitted reason reasons reasoned figure figures figured suppose
    supposes supposed imagine imagines imagined assume assumes assumed testify testifies testified demand demands
    demanded promise promises promised pledge pledges pledged grant grants granted allow allows allowed recall
    recalls recalled comment comments commented confirm confirms confirmed declare declares declared decide decides
    decided rule rules ruled judge judges judged joke jokes joked retort retorts retorted protest protests protested
    question questions questioned ask asks asked wonder wonders wondered know knows knew guess guesses guessed feel
    feels felt hear hears heard learn learns learned learnt understand understands understood advise advises
    advised vow vows vowed reveal reveals revealed cite cites cited quote quotes quoted lament laments lamented
    mention mentions mentioned posit posits posited speculate speculates speculated hypothesise forecast forecasts
    project projects projected anticipate anticipates anticipated dispute disputes disputed challenge challenges
    challenged contest contests contested rebut rebuts rebutted concur concurs concurred assure assures assured
    plead pleads pleaded attest attests attested boast boasts boasted mean means meant go goes went continue
    continues continued consider considers considered regard regards regarded remind reminds reminded repeat repeats
    repeated blame blames blamed praise praises praised condemn condemns condemned criticise criticises criticised
    criticize criticizes criticized defend defends defended oppose opposes opposed back backs backed welcome
    welcomes welcomed caution preach preaches preached teach teaches taught assess assesses assessed determine
    determines determined document documents documented record records recorded look looks looked
    """)
  /// Words of saying that are no nouns, whatever stands before them.
  static let saidByVerb = WordSet(
    """
    said says told tells argues argued insists insisted contends contended maintains maintained believes believed
    thinks denies denied admits admitted concedes conceded writes wrote explains explained suggests suggested warns
    warned adds added agrees agreed asserts asserted alleges alleged predicts predicted concludes concluded
    """)
  /// Nouns for what somebody holds: "in her view", "by his account".
  private static let views = WordSet("view account opinion reckoning estimation telling eyes judgment words")

  /// Whether a word of this tag introduces what somebody says.
  package static func isReport(_ hash: UInt32, _ tag: Tag) -> Bool {
    reporting.contains(hash) || (tag.isVerb ? otherReporting.contains(hash) : views.contains(hash))
  }

  /// Behind a number the time of day.
  static let halvesOfDay = WordSet("am pm")
  /// Verbs that reports of speech put back in time.
  package static let backshifted = WordSet("would could might had 'd was were")
  /// Words that lead to the name of somebody who is interviewed.
  static let interviewing = WordSet(
    "interview interviews interviewed interviewing spoke speaks speaking talked talks talking conversation asked sat"
  )
  /// Whether a word is of an open class, as far as its form tells.
  static func isContent(_ token: Token) -> Bool {
    guard token.kind == .word || token.kind == .number else { return false }
    let hash = token.hash
    return ![pronouns, determiners, auxiliaries, openers, nameLinks, contrast, cause, addition].contains {
      $0.contains(hash)
    }
  }

  /// Words and phrases that join a sentence to those before it and add nothing to what it says.
  private static let joiners: Set<[UInt32]> = Set(
    """
    granted; still; first; second; third; firstly; secondly; thirdly; lastly; finally; moreover; indeed; also; then;
    instead; overall; besides; meanwhile; however; but; and; so; yet; therefore; thus; hence; consequently; furthermore;
    additionally; similarly; likewise; ultimately; nevertheless; nonetheless; admittedly; conversely; accordingly;
    what is more; last but not least; least; all in all; on the one hand; on the other hand; to be sure; of course; in
    short; in addition; for example; for instance; in fact; after all; in conclusion; to conclude; in sum; to sum up; as a
    result; above all; by contrast; in contrast; on the contrary; that said; that being said; in other words; first of
    all; in the first place; for one thing; at the same time; even so; as a consequence
    """.split(separator: ";").map { phrase in
      phrase.split(whereSeparator: \.isWhitespace).map { WordHash(String($0)).value }
    })

  /// How sentences open that concede something.
  private static let concessions: [[UInt32]] =
    """
    to be sure; granted; admittedly; of course; true; yes; sure; certainly; it is true that; it's true that; on the one
    hand; no doubt; fair enough; i'll admit; i admit; i grant; i concede; it may be true that; some will say; some would
    say; some people say; many people think; it is often said that
    """.split(separator: ";").map { English.tokenized(String($0)).tokens.map(\.hash) }

  static func concedes(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    concessions.contains { phrase in
      phrase.count <= sentence.count
        && phrase.indices.allSatisfy { phrase[$0] == tokens[sentence.lowerBound + $0].hash }
    }
  }

  /// Whether some words, before a comma, only join what follows to what came before.
  static func joins(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    joiners.contains(words.map { tokens[$0].hash })
  }

  /// Words by which one takes a side.
  static let siding = WordSet(
    "support oppose urge favor favour against reject endorse recommend call object agree disagree "
      + "believe hold vote ban")
  /// Words that sentences start with that sum up.
  static let concluding = WordSet(
    "conclusion conclude sum overall short therefore thus hence consequently all summary so ultimately finally "
      + "follows reasons why considered account taking")
  /// Words that tell sorts of evidence: of studies, documents, times, money and measures, people's own doings.
  static let studies = WordSet(
    """
    study studies trial trials survey surveys review reviews experiment experiments researchers found measured sample
    samples participants control patients group groups model models data analysis compared randomised randomized
    test tests tested scientists published measurements measurement dated estimate poll questionnaire cohort paper
    authors average effect margin replication pooled simulation
    """)
  static let documents = WordSet(
    """
    law laws act rule rules contract contracts report letter letters filing filings statute section clause email
    e-mail minutes agreement treaty ordinance judgment ruling court bill licence license document documents memo
    requires require obliges allows forbids permits provides states constitution charter permit lease policy terms
    records register record regulation directive order article paragraph page pages wrote written signed
    """)
  static let times = WordSet(
    """
    last year month week yesterday today ago since january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    night morning when after before during
    """)
  static let measures = WordSet(
    """
    percent per cent million billion thousand hundred dozen half third quarter twice pounds dollars euros crowns
    tonnes tons miles kilometres years days hours minutes average rate total number share
    """)
  static let ownDoings = WordSet("i me my mine we our us myself saw seen heard told remember knew myself")
  /// Words that judge what a debate is about as a whole.
  static let verdicts = WordSet(
    """
    good bad better worse best worst right wrong benefit benefits beneficial advantage advantages disadvantage
    disadvantages outweigh outweighs outweighed favor favour favors favours support supports oppose opposes against
    pros cons positive positives negative negatives harm harms harmful useful useless improve improves worth
    worthwhile important necessary unnecessary essential dangerous safe risky valuable mistake success failure works
    working fails fair unfair justified unjustified effective ineffective misguided idea solution problem needed
    deserve deserves sense reasonable sensible wise unwise acceptable unacceptable future society world
    """)
  package static let opinionated = WordSet("i we my our me us")

  /// Words for those who hold a view without being named.
  package static let groups = WordSet(
    """
    some critics opponents supporters others many most people experts researchers scientists economists officials
    analysts campaigners advocates sceptics skeptics proponents residents parents teachers doctors farmers unions
    industry activists lawyers engineers historians readers users customers workers employers companies defenders
    detractors observers commentators authors colleagues members politicians ministers police prosecutors
    """)

  package static let determiners = WordSet("the a an its his her their our this that these those each one")
  package static let i = WordHash("i").value
  package static let that = WordHash("that").value
  package static let he = WordHash("he").value
  package static let it = WordHash("it").value
  package static let and = WordHash("and").value
  static let the = WordHash("the").value
  static let of = WordHash("of").value
  static let possessives = WordSet("'s ’s ' ’")
  static let by = WordHash("by").value
  static let interview = WordHash("interview").value
  static let `in` = WordHash("in").value
  static let to = WordHash("to").value
  static let from = WordHash("from").value

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

  /// Whether a sentence starts with a word that sums up.
  static func concludes(_ analysis: Analysis, _ sentence: Range<Int>) -> Bool {
    sentence.prefix(5).contains { concluding.contains(analysis.tokens[$0].hash) }
  }

  package static let demands = WordSet(
    "should must ought need needs urge urges let ban end stop abolish scrap keep")
}
