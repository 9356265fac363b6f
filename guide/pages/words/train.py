"""
Words of Train.
"""

TRAIN: dict[str, tuple[str, str]] = {
    "train.title": ("Train", "培训"),
    "train.lead": (
        (
            "Ten questions made from reviewed entries. Each answer comes with its reason and its "
            "source; the link in your address bar keeps the round."
        ),
        "十道题，均出自已审核的条目。每题作答后可看解析和依据；地址栏里的链接会保留这一轮。",
    ),
    "train.topic": ("Topic", "主题"),
    "train.topic.all": ("Everything", "全部"),
    "train.start": ("Start ten questions", "开始十道题"),
    "train.question": ("Question {n} of {all}", "第 {n} 题，共 {all} 题"),
    "train.options": ("Options", "选项"),
    "train.send": ("Send answer", "提交"),
    "train.pick": ("Choose an option first.", "请先选一项。"),
    "train.right": ("Right", "答对了"),
    "train.wrong": ("Not quite", "还差一点"),
    "train.yours": ("Your answer", "你的回答"),
    "train.key": ("The right answer", "正确答案"),
    "train.source": ("Read the source", "看依据"),
    "train.next": ("Next", "下一题"),
    "train.finish": ("See the score", "看得分"),
    "train.score": ("{right} of {all} right", "{all} 题答对 {right} 题"),
    "train.by-topic": ("By topic", "按主题"),
    "train.topic.score": ("{right} of {answered} right", "{answered} 题对 {right} 题"),
    "train.all-right": ("All right", "全对"),
    "train.some-right": ("Partly", "部分答对"),
    "train.none-right": ("Read again", "建议重读"),
    "train.reread": ("Worth reading again", "值得重读"),
    "train.again": ("Another round", "再来一轮"),
    "train.material": ("The text in question", "题目中的文字"),
    "train.gone": ("No round under this address", "此链接下没有答题记录"),
    "train.gone.text": (
        "The link may be cut off, or the round was started on another machine.",
        "链接可能不完整，或这一轮是在另一台机器上开始的。",
    ),
    "train.none": (
        "There are not enough entries on this topic to make a round.",
        "这个主题的条目还不够组成一轮。",
    ),
}
