/// What one line looks like by itself.
struct LineShape {
  var features = FeatureSet()
  /// Characters without spaces.
  var length = 0
  /// A short line without a sentence's end: it may be a headline, a subhead, a slogan.
  var isShort = false
  /// It can only be text.
  var isText = false
  /// What stands before a colon.
  var label: ArraySlice<Unicode.Scalar>?
  /// The whole line, where it is a credit.
  var credit: Credit?
  var dateline: Dateline?
  var signature: Signature?
  /// What it opens and closes of speech that other lines hold the rest of.
  var quotation = Quotation()

  /// - Parameters:
  ///   - text: the line, folded.
  ///   - printed: the same before folding.
  init(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>) {
    credit = Credit(text, printed: printed)
    if credit?.namesRole == false, LineForms.isStandingTitle(text) { credit = nil }
    if credit == nil {
      dateline = Dateline(text, printed: printed)
      // 本报某地讯 记者 A 通讯员 B: a line of its own.
      if dateline?.count == text.count { credit = dateline?.credit }
    }
    if credit == nil {
      signature = Signature(text, printed: printed)
    }
    let own = signature.map { text[..<$0.start].trimming { $0 == " " } } ?? text
    length = text.count { $0 != " " }
    addLength()
    addEnding(of: own)
    addMarks(in: own)
    addForm(of: text)
    addCredits()
    quotation = Quotation(in: text)
    isText = isText || features.contains(.dateline)
  }

  private mutating func addLength() {
    switch length {
    case ...4: features.insert(.upTo4)
    case ...8: features.insert(.upTo8)
    case ...15: features.insert(.upTo15)
    case ...28: features.insert(.upTo28)
    case ...50: features.insert(.upTo50)
    case ...100: features.insert(.upTo100)
    default: features.insert(.beyond100)
    }
  }

  private mutating func addEnding(of text: ArraySlice<Unicode.Scalar>) {
    let closed = Self.withoutClosingNote(text)
    guard let last = closed.last(where: { !$0.isClosingMark && $0 != " " && $0 != "\"" }) else {
      features.insert(.endsBare)
      return
    }
    switch last {
    case "。", "…": features.insert(.endsInStop)
    case "!", "?": features.insert(.endsInCall)
    case ":": features.insert(.endsInColon)
    case ",", "、": features.insert(.endsInPause)
    case ";": features.insert(.endsInSemicolon)
    default: features.insert(.endsBare)
    }
    let isStopped = features.contains(.endsInStop)
    isText = length > 40 || (isStopped && length > 12)
    isShort = length <= 40 && !isStopped && !last.isPause
  }

  /// …。（完） and …。（据新华社） end with the sentence before the note.
  private static func withoutClosingNote(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    guard text.last == ")", let open = text.suffix(40).lastIndex(of: "("), open > text.startIndex,
      text[..<open].endsAsSentence
    else { return text }
    return text[..<open]
  }

  private mutating func addMarks(in text: ArraySlice<Unicode.Scalar>) {
    var stops = 0
    var pauses = 0
    for scalar in text.dropLast() {
      if scalar == "。" { stops += 1 } else if scalar.isPause { pauses += 1 }
    }
    // ……” and 。” at the end are no stop inside.
    if stops > 0, text.suffix(3).contains("。"), stops == 1 { stops = 0 }
    if isShort, let colon = text.dropLast().firstIndex(of: ":") {
      features.insert(.colonInside)
      label = text[..<colon]
    }
    features.insert(.stopInside, if: stops > 0)
    features.insert(.pauseInside, if: 1...2 ~= pauses)
    features.insert(.manyPauses, if: pauses > 2)
    if stops > 0 { isShort = false }
    // A broken line may be short, but a line of a text has pauses.
    if length > 22 && pauses > 0 { isText = true }
    features.insert(.endsInLink, if: credit == nil && LineForms.endsInLink(text))
  }

  private mutating func addForm(of text: ArraySlice<Unicode.Scalar>) {
    // The page's own lines are nothing else, whatever rows and labels they are made of.
    if MastheadLine(text) != nil { return features.insert(.furniture) }
    let isColumn = isShort && LineForms.isColumnName(text)
    features.insert(.opensWithDash, if: text.first == "—" && text.dropFirst().first == "—")
    features.insert(.opensInMidSentence, if: LineForms.opensInMidSentence(text))
    features.insert(.inBrackets, if: credit == nil && text.first == "(" && text.last == ")")
    features.insert(
      .bracketedWord,
      if: features.contains(.inBrackets) && length <= 10
        && text.allSatisfy { $0.isHan || $0 == "(" || $0 == ")" || $0 == " " || $0 == "·" })
    features.insert(.numbered, if: LineForms.isNumbered(text))
    features.insert(.numberedHead, if: isShort && features.contains(.numbered))
    features.insert(.artwork, if: length <= 30 && LineForms.isArtwork(text))
    features.insert(.bulleted, if: text.first.map { LineForms.bullets.contains($0) } ?? false)
    features.insert(.dayOnly, if: LineForms.isDayOnly(text))
    features.insert(.dayAtEnd, if: isShort && LineForms.hasDayAtEnd(text))
    features.insert(.authorNote, if: length <= 60 && LineForms.isAuthorNote(text))
    features.insert(.tableRow, if: credit == nil && length <= 60 && LineForms.isTableRow(text))
    features.insert(
      .labelled, if: length <= 60 && !isColumn && LineForms.isLabelled(text))
    features.insert(.nameList, if: credit == nil && length <= 60 && LineForms.isNameList(text))
    features.insert(.opensAsSequel, if: LineForms.opensAsSequel(text))
    features.insert(.officeName, if: isShort && LineForms.isOfficeName(text))
    features.insert(.noticeTitle, if: isShort && LineForms.isNoticeTitle(text))
    features.insert(.sideTitle, if: LineForms.isSideTitle(text))
    features.insert(.speech, if: !features.contains(.endsBare) && LineForms.isSpeech(text))
    features.insert(.fieldLine, if: length <= 60 && LineForms.isFieldLine(text))
    features.insert(.turnNote, if: LineForms.hasTurnNote(text))
    features.insert(.longWithoutMarks, if: isShort && LineForms.isLongWithoutMarks(text))
    features.insert(.genreNote, if: isShort && LineForms.hasGenreNote(text))
    features.insert(
      .symbolsOnly,
      if: !text.contains {
        $0.isHan || $0.isASCIIDigit || $0.isASCIILetter
          || $0.value > 0xFF && $0.properties.isAlphabetic
      })
    features.insert(.columnName, if: isColumn)
    features.insert(.captionForm, if: LineForms.isCaption(text))
    features.insert(.newsOpening, if: length > 12 && LineForms.opensAsNews(text))
    addParts(of: text)
  }

  private mutating func addParts(of text: ArraySlice<Unicode.Scalar>) {
    // 强信心 and 解难题 could be names, too.
    guard isShort, credit.map({ !$0.namesRole && text.first != "(" }) ?? true,
      !features.contains(.fieldLine), !features.contains(.tableRow)
    else { return }
    let parts = text.split(separator: " ").map(\.count)
    guard let least = parts.min(), let most = parts.max(), parts.count > 1 else { return }
    features.insert(.equalParts, if: parts.count > 2 && most <= 6 && most - least <= 1 && least > 1)
    features.insert(.manyParts, if: !features.contains(.equalParts) && parts.count > 2)
    features.insert(.twoParts, if: parts.count == 2 && least > 2)
    features.insert(.exhorts, if: least > 1 && LineForms.exhorts(text))
  }

  private mutating func addCredits() {
    if let credit {
      if !credit.namesRole {
        features.insert(.bareNames)
        features.insert(.affiliatedNames, if: credit.hasAffiliation)
      } else if credit.isForPicture {
        features.insert(.creditOfPicture)
      } else {
        features.insert(credit.photographers.isEmpty ? .creditOfWriter : .creditOfBoth)
      }
    }
    features.insert(.dateline, if: dateline != nil && credit == nil)
    features.insert(.namedDateline, if: credit == nil && dateline?.credit != nil)
    if let signature {
      features.insert(signature.credit.isForPicture ? .pictureCreditAtEnd : .signedAtEnd)
    }
  }
}
