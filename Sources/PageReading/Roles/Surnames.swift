/// The surnames of China, for whoever looks for names: most people bear one of the first hundred.
///
/// Those who read names where a name must stand (a credit) may take rarer ones as well, those who look for them in a story
/// those only that are not much commoner as words.
package enum Surnames {
  /// Those of the Hundred Family Surnames, then the commoner ones that it lacks, simplified.
  package static let single =
    """
    赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝\
    邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高\
    夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井段巫乌焦巴弓牧隗谷车侯宓蓬郗\
    班仰秋伊宫宁仇栾甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄宿白怀蒲邰鄂咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农\
    温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨衡耿弘匡文寇禄阙东欧殳沃利蔚夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜鞠丰巢关蒯荆游竺权逯盖桓肖闫覃岳涂牟麦佟\
    苟隋商丛佘苑迟邝楚鄢粟冼楼仝区朴练鹿邸亓玉银亢揭密雒郇付代尧操撒冒漆税谌卿辜况宾郤禤仉俎檀盘麴郄侴拜喇敬冶戢茆佴昝逯表闪
    """

  /// Of two signs.
  package static let compound = [
    "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "慕容", "公孙", "东方", "令狐", "夏侯", "端木", "司徒", "独孤", "南宫", "西门",
    "长孙", "宇文", "轩辕", "完颜", "呼延", "申屠", "澹台", "赫连", "拓跋", "钟离", "淳于", "濮阳", "仲孙", "万俟",
  ]
}
