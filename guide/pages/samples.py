"""
Drafts of our own to try: a creator's post in Chinese, a brand's post in English.
"""

from dataclasses import dataclass

from guide.domain import Author, Lang


@dataclass(frozen=True, slots=True)
class Sample:
    """
    A draft to try, with who would post it.
    """

    name: str
    author: Author
    text: str


SAMPLES: dict[Lang, Sample] = {
    "zh": Sample(
        name="sample-zh.txt",
        author="gifted-creator",
        text=(
            "标题：全网最低价！法国药妆精华真香\n"
            "宝子们，感谢品牌送我的这瓶修护精华🎁\n"
            "三天消炎、七天告别暗沉，换季一直在用。\n"
            "质地很轻，早晚两滴就够，我一般洗完脸马上涂。\n"
            "它会赋能您的护肤旅程，让每一天都闪闪发光🙂\n"
            "想要同款优惠的加V，链接发你～\n"
            "#换季护肤 #法国护肤 #好物分享"
        ),
    ),
    "en": Sample(
        name="sample-en.txt",
        author="brand",
        text=(
            "Title: Happy Lunar New Year from our maison\n"
            "Dear Chinese friends, this spring we bring you the No. 1 hand cream in China.\n"
            "Dermatologists say it cures dry skin in three days, and our price is the lowest on the market.\n"
            "It comes in a white gift box with a little clock, the perfect present for your grandparents.\n"
            "Repost and tag four friends: one lucky fan wins a year of cream! 🙂\n"
            "Add us on WeChat for a private discount.\n"
            "#LunarNewYear #HandCare #GiftIdeas"
        ),
    ),
}
