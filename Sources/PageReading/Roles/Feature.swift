/// What can be seen of a line and its neighbours. The weights say what it speaks for.
package enum Feature: Int, CaseIterable, Sendable {
  // Length, in characters without spaces.
  case upTo4, upTo8, upTo15, upTo28, upTo50, upTo100, beyond100

  // How it ends, closing quotes and a signature taken off.
  /// 。 or …: a headline hardly ever does.
  case endsInStop
  /// ！ or ？: headlines do, too.
  case endsInCall
  case endsInColon
  /// ，、: broken off.
  case endsInPause
  /// ；: broken off, or one item of a list.
  case endsInSemicolon
  case endsBare
  /// 和, 把 or 将 at its end: what it leads to is on another line.
  case endsInLink

  // Marks inside.
  case stopInside
  case pauseInside
  case manyPauses
  /// As long as a sentence and not a mark in it: 全国某某工作座谈会在某某举行.
  case longWithoutMarks

  /// 管城区：跑出…: headlines name who speaks or acts, subheads seldom do.
  case colonInside

  // Form.
  /// Two halves with a space: 干部沉下去 村居靓起来.
  case twoParts
  /// Three parts and more: what a deck lists.
  case manyParts
  /// Three parts and more of the same short length: 抓项目 扩投资 强招商.
  case equalParts
  /// ——: a deck.
  case opensWithDash
  /// ，” or 们 at its head, speech that ends and did not begin: the head is on another line, or lost.
  case opensInMidSentence
  case inBrackets
  /// （哈斯其木格）: a word or two in brackets and nothing else.
  case bracketedWord
  /// 一、 （二） 第三章 4.
  case numbered
  /// 《晨练》（木刻） 王翠作: a work of art and who made it, as pages of literature print below a picture.
  case artwork
  /// ● ▲ ■ before a line of a list.
  case bulleted
  /// One of these without a sentence's end, as subheads are.
  case numberedHead
  /// A day and nothing else: 2023年3月10日.
  case dayOnly
  /// An office or place with a day, as letters and notices are signed: 某某县水务局 1995年6月12日, 1994年8月于北京.
  case dayAtEnd
  /// （作者系…）, （作者单位：…）, （摘自…）.
  case authorNote
  /// Ends like the name of an office, as a notice is signed.
  case officeName
  /// 公告, 启事, 遗失声明: the title of a notice.
  case noticeTitle
  /// 编后, 新闻链接: what small stories beside a big one are called.
  case sideTitle
  /// 问：… 答：… 记者：…
  case speech
  /// 联系电话：…, 地址：…: a notice's line.
  case fieldLine
  /// Words and numbers set apart, or a match's score: a row of a table.
  case tableRow
  /// 金奖：《赶集》、《秋水》: a label and what it holds, with numbers, titles or a list.
  case labelled
  /// Three names and more.
  case nameList
  /// （附图片1张）, （下转第四版）: printed with headlines or at the foot of what is continued.
  case turnNote
  /// （组诗）, （外一首）, （报告文学）: what the text below is.
  case genreNote
  /// In parts, and calls up or praises: 奋进新时代 谱写新篇章, 抓生产 保安全 夺丰收.
  case exhorts
  /// No letter, digit or Han at all.
  case symbolsOnly
  /// Date, weekday, page number, editors.
  case furniture
  /// Ends like a standing name: 聚焦, 视点, 之窗.
  case columnName

  // Credits.
  case creditOfWriter
  case creditOfPicture
  /// 文/图.
  case creditOfBoth
  /// Names without a role.
  case bareNames
  /// 河西区 曹金凤: a place, body or title before the name.
  case affiliatedNames
  case signedAtEnd
  case pictureCreditAtEnd
  /// 本报讯, 新华社北京4月1日电.
  case dateline
  /// It names its reporter, too.
  case namedDateline
  /// It names the writer of the story around it.
  case creditSharesWriter
  /// 日前， 近日， 3月9日上午，: as stories and pictures' texts open.
  case newsOpening
  /// Below a head: a day of the news among its first words, not only at their head: 某某市教育局近日启动….
  case newsTime
  /// 此外， 据介绍， 他…: as no story opens.
  case opensAsSequel
  /// 图为…
  case captionForm
  /// Opens as news, and on the second line below it stands a picture's credit: its text has two paragraphs.
  case opensPictureText

  // Markdown.
  case marked
  /// The page's highest level, where it uses several.
  case topMark
  case lowerMark
  /// Marked as lines are of which four in five stand above a dateline or a writer.
  case markOfHeads
  /// Marked as several lines are and none that stands above a dateline or a writer.
  case markOfOthers
  /// The short line after it has a higher mark, or this one has none.
  case nextIsMarkedAbove
  case previousIsMarkedAbove
  /// A short line without a mark on a page that marks.
  case unmarkedAmongMarked

  // Neighbours.
  /// The page's first line that is none of its furniture.
  case firstOfPage
  /// The first, in parts, and hardly any of its words in what follows: 深入学习贯彻 奋力谱写新篇.
  case banner
  case nextHasDateline
  case nextIsCredit
  /// A day follows: an office signs above it.
  case nextIsDay
  /// 编辑同志：, 同胞们：: a letter or speech begins.
  case nextIsSalutation
  /// ● or △ below it: a title of many small items.
  case nextIsBulleted
  case nextIsBody
  case nextOpensAsNews
  case nextOpensAsSequel
  case previousIsShort
  case nextIsShort
  case nextShortIsLonger
  case previousShortIsShorter
  case nextShortIsShorter
  /// Four short lines and more in a row: verse or a list.
  case inShortRun
  /// Seven and more: more than the heads of any story.
  case inLongRun
  /// The first of them: what stands above verse or a list.
  case opensShortRun
  /// The last of them, where text follows: a headline.
  case closesShortRun
  case nearEndOfShortRun
  /// Short lines each between paragraphs, alike in length and make: subheads come in sets.
  case hasSiblings
  /// It has siblings, and the texts before and after it have hardly a word in common: rather a row of briefs.
  case siblingOfOtherText
  /// One text parts it from a head of its make that stands below a column or at the page's top: a row of briefs.
  case likeTopHead
  /// Most heads of the page stand above a dateline or a writer, or below a signature, and this line does not.
  case unprovedAmongProved
  /// With another such line before or after it: a story that names no writer stands alone, subheads come in sets.
  case unprovedInSet
  case previousSigned
  /// The story above it has named its writer and another signs below it: in between a story begins.
  case betweenWriters
  /// Its first character and the last of the broken line before it make a word that stands elsewhere on the page.
  case mendsWord
  /// More blank lines before it than the page's lines mostly have: a picture stood there.
  case wideGap
  /// Its pairs of characters turn up again in what follows.
  case likeAfter
  /// Its pairs of characters stood in the story before.
  case likeBefore
  /// None of its pairs of characters turn up in what follows.
  case unlikeAfter
  /// A picture's text that tells of the same as the story before or after it.
  case likeStory
  /// One that does not.
  case unlikeStory
  /// How much of their own words the text before and the text after share: hardly any, few, some, many, most.
  case partsTexts, partsTextsWeakly, bindsTextsWeakly, bindsTexts, bindsTextsStrongly
}

/// A set of features, one bit each; there are fewer than 128.
struct FeatureSet: Equatable {
  private(set) var bits: UInt128 = 0

  mutating func insert(_ feature: Feature) { bits |= 1 << UInt128(feature.rawValue) }
  mutating func insert(_ feature: Feature, if condition: Bool) { if condition { insert(feature) } }
  func contains(_ feature: Feature) -> Bool { bits & 1 << UInt128(feature.rawValue) != 0 }

  /// The features, in order.
  var all: some Sequence<Feature> {
    sequence(state: bits) { left in
      guard left != 0 else { return nil }
      defer { left &= left - 1 }
      return Feature(rawValue: left.trailingZeroBitCount)
    }
  }
}
