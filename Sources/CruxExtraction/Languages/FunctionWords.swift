/// Frequent words of European languages, by which texts in them are told apart from English ones. Words that are
/// English ones too are left out of the others.
enum FunctionWords {
  static let english = WordSet(
    "the of and to is that for it with was be are this have from by not but were which their has they in on as at"
  )

  static let others: [(name: String, words: WordSet)] = [
    (
      "German",
      WordSet(
        "der die und das den dem ist nicht mit sich auf für eine ein einen zu von dass wird auch sind im es")
    ),
    (
      "French",
      WordSet(
        "le la les des du et est une un que qui dans pour pas sur au aux plus par ce cette il elle ne sont")
    ),
    (
      "Spanish",
      WordSet("el la los las de del y es una un que en por para con no se su al lo más como pero son está")
    ),
    (
      "Italian",
      WordSet("il la gli di del della e è una un che non per con si sono dei nel alla da le più anche lo")
    ),
    (
      "Portuguese",
      WordSet("os de da dos e é uma um que em para com não se na mais por ao são foi como")
    ),
    (
      "Dutch",
      WordSet(
        "de het een en van ik niet dat die met voor op te zijn er aan ook als bij naar maar deze worden")
    ),
    (
      "Swedish, Norwegian or Danish",
      WordSet("och att det som på är av för med den till inte jag og ikke til et så")
    ),
    (
      "Polish",
      WordSet("w na z że nie się jest jak po ale przez od są który która oraz dla")
    ),
    ("Turkish", WordSet("ve bir bu da de için ile olarak daha çok gibi kadar ama olan sonra")),
    ("Finnish", WordSet("ja ei se että oli hän joka mutta niin myös kun ovat tai sen jos vain ole")),
  ]
}
