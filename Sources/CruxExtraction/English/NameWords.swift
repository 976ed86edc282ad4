import CruxLanguage

/// Words by which names are told, and who is named.
extension English {
  /// Words before a person's name.
  package static let titles = WordSet(
    """
    mr mrs ms miss dr prof professor sir dame lord lady judge justice senator sen rep representative president
    minister cllr councillor captain capt general gen colonel sergeant inspector superintendent chief father sister
    rabbi imam reverend rev king queen prince princess congressman congresswoman mayor governor gov commissioner
    chancellor secretary ambassador director chair chairman chairwoman district deputy rear admiral vice major dean
    president-elect baroness officer councilman councilwoman detective hon lieutenant lt commander cmdr brigadier
    rear-admiral vice-admiral lieutenant-general major-general director-general secretary-general corporal constable
    sgt pastor bishop archbishop pope cardinal vicar shri smt sheikh count countess baron duke duchess trustee coroner
    auditor alderman alderwoman assemblyman assemblywoman coun councilor comptroller treasurer magistrate frau herr
    señor señora monsieur madame
    """)
  /// Offices and callings, which may have more before them than titles ("Treasury Secretary Janet Yellen").
  static let offices = WordSet(
    """
    president minister secretary governor chancellor commissioner ambassador director chair chairman chairwoman senator
    mayor congressman congresswoman councilman councilwoman councillor sheriff premier spokesman spokeswoman spokesperson
    leader speaker attorney undersecretary chief auditor supervisor member economist historian scholar analyst consul
    lawyer engineer scientist researcher physicist biologist campaigner activist author columnist critic skipper
    """)
  /// What other offices end with ("Chief Justice").
  static let officeEnds = WordSet("general officer justice admiral judge inspector superintendent commander")
  /// What offices are for, behind "of".
  static let officeFields = WordSet(
    """
    state defense defence health education interior finance justice agriculture energy transport transportation labor
    labour commerce homeland security veterans foreign affairs treasury exchequer public prosecutions national
    intelligence police elections staff environment human services housing urban development trade war works
    """)
  static let mensTitles = WordSet("mr sir lord king prince father congressman chairman councilman")
  static let womensTitles = WordSet(
    "mrs ms miss dame lady queen princess sister baroness congresswoman chairwoman councilwoman")
  /// Offices that stand before or behind their holder's name in capitals.
  static let ranks = WordSet("ceo cfo coo cto mp mep md")
  static let general = WordHash("general").value
  /// Behind "General" in the names of what is no person.
  static let generalNames = WordSet("motors electric mills dynamics atomics synod")
  /// What transcribers call those whose names they do not know, with a number.
  static let numberedSpeakers = WordSet(
    "speaker participant interviewer interviewee respondent caller panelist panellist person voice guest host"
  )
  /// Lower-case words that stand inside names.
  package static let nameLinks = WordSet("of for and de van von der den la le du di da al bin the & on")
  /// Of these, those inside names of what is no person.
  static let groupLinks = WordSet("of for and the & on")
  /// Small words of which several follow one another in the names of families: "von der Leyen", "de los Santos".
  static let familyLinks = WordSet("de van von der den la le du di da al bin las los zu")
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
  /// Days and months: names of nobody.
  package static let calendar = WordSet(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december christmas easter
    """)
  /// Short for days and months where a number stands beside them; some are first names too.
  static let shortDates = WordSet(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun")
  /// Words that start sentences with a capital letter and are no name's first.
  package static let openers = WordSet(
    """
    between during after before while when where if as at by for from in into of on over through to under until upon
    with without within since despite although because there here then now once what why how let yes no not both all
    most more many several few other another such only even just one two three four five six seven eight nine ten
    first second third last next about against among around behind below beneath beside besides beyond near off
    onto out outside per than toward towards via is are was were do does did can could will would should may might
    must have has had give take make see so too very well perhaps maybe also instead nor or and but yet thus hence
    therefore however still rather indeed today yesterday tomorrow
    """)
  /// What places stand behind.
  static let sites = WordSet("in at near")
  /// Words between a role and whose or where it is.
  static let placing = WordSet("in at from of for near")
  /// What is said of posts beside who posted them and when.
  static let posting = WordSet(
    "wrote writes posted submitted commented said says replied replies asked asks answered answers adds added ago today yesterday"
  )
  /// Labels of questions and answers.
  static let askedAndAnswered = WordSet("q a question answer")
  static let answers = WordSet("a answer")
  /// What letters open with.
  static let salutations = WordSet("sir madam dear")
  /// Fields of a header that name nobody who speaks.
  static let headerFields = WordSet("to cc bcc re subject date sent reply-to title status")
  /// Fields of a header that tell who wrote what is below it.
  static let authorFields = WordSet("from name author commenter respondent")

  /// Whether a word is a title or an office.
  static func isTitle(_ hash: UInt32) -> Bool { titles.contains(hash) || offices.contains(hash) }
}
