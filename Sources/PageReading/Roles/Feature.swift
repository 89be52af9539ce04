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
  /// ，、；: broken off.
  case endsInPause
  case endsBare

  // Marks inside.
  case stopInside
  case pauseInside
  case manyPauses

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
  /// 一、 （二） 第三章 4.
  case numbered
  /// ● ▲ ■ before a line of a list.
  case bulleted
  /// A day and nothing else: 2023年3月10日.
  case dayOnly
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
  /// （附图片1张）, （下转第四版）: printed with headlines or at the foot of what is continued.
  case turnNote
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
  /// 日前， 近日， 3月9日上午，: as stories and pictures' texts open.
  case newsOpening
  /// 图为…
  case captionForm

  // Markdown.
  case marked
  /// The page's highest level, where it uses several.
  case topMark
  case lowerMark
  /// The short line after it has a higher mark, or this one has none.
  case nextIsMarkedAbove
  case previousIsMarkedAbove
  /// A short line without a mark on a page that marks.
  case unmarkedAmongMarked

  // Neighbours.
  case nextHasDateline
  case nextIsCredit
  /// A day follows: an office signs above it.
  case nextIsDay
  /// 编辑同志：, 同胞们：: a letter or speech begins.
  case nextIsSalutation
  case nextIsBody
  case nextOpensAsNews
  case previousIsShort
  case nextIsShort
  case nextShortIsLonger
  case previousShortIsShorter
  case nextShortIsShorter
  /// Four short lines and more in a row: verse or a list.
  case inShortRun
  /// The first of them: what stands above verse or a list.
  case opensShortRun
  /// The last of them, where text follows: a headline.
  case closesShortRun
  case nearEndOfShortRun
  /// Short lines each between paragraphs, alike in length and make: subheads come in sets.
  case hasSiblings
  case previousSigned
  /// More blank lines before it than the page's lines mostly have: a picture stood there.
  case wideGap
  /// Its pairs of characters turn up again in what follows.
  case likeAfter
  /// Its pairs of characters stood in the story before.
  case likeBefore
  /// A picture's text that shares nothing with the story before or after it.
  case unlikeStory
  /// The text before and the text after share few words of their own.
  case partsTexts
  /// They share many.
  case bindsTexts
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
