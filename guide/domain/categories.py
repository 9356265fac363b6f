"""
The 31 categories of findings in five families, with their names in both languages.
"""

from collections.abc import Mapping
from types import MappingProxyType

from guide.domain.words import Bilingual

FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "law": (
            "absolute-claims",
            "medical-claims",
            "cosmetics-claims",
            "undisclosed-ad",
            "contest-lottery-promo",
            "price-promo-claims",
            "competitor-disparagement",
            "minors",
            "alcohol-tobacco",
            "ip-counterfeit",
            "user-content-rights",
            "data-collection",
            "ai-labelling",
        ),
        "nation": (
            "territorial-integrity",
            "national-symbols-history",
            "politics-geopolitics",
            "sensitive-dates",
        ),
        "symbols": (
            "numbers-homophones",
            "colours-gifts-symbols",
            "festival-naming",
            "religion-superstition",
        ),
        "people": (
            "stereotypes-appropriation",
            "gender-body-beauty",
            "age-family-face",
            "pseudonym-privacy",
        ),
        "voice": (
            "address-register",
            "slang-misuse",
            "emoji-misuse",
            "humour-sarcasm",
            "translation-tells",
            "platform-format",
        ),
    }
)

CATEGORIES: tuple[str, ...] = tuple(slug for slugs in FAMILIES.values() for slug in slugs)

FAMILY_OF: Mapping[str, str] = MappingProxyType(
    {slug: family for family, slugs in FAMILIES.items() for slug in slugs}
)

FAMILY_NAMES: Mapping[str, Bilingual] = MappingProxyType(
    {
        "law": Bilingual("Law", "法规"),
        "nation": Bilingual("Nation", "国家与历史"),
        "symbols": Bilingual("Symbols", "符号与习俗"),
        "people": Bilingual("People", "人与群体"),
        "voice": Bilingual("Voice", "语气与形式"),
    }
)

CATEGORY_NAMES: Mapping[str, Bilingual] = MappingProxyType(
    {
        "absolute-claims": Bilingual("Absolute claims", "绝对化用语"),
        "medical-claims": Bilingual("Medical claims", "医疗功效"),
        "cosmetics-claims": Bilingual("Cosmetics claims", "化妆品宣称"),
        "undisclosed-ad": Bilingual("Undisclosed advertising", "未标明的广告"),
        "contest-lottery-promo": Bilingual("Contests and prize draws", "抽奖与活动规则"),
        "price-promo-claims": Bilingual("Price and promotion claims", "价格与促销"),
        "competitor-disparagement": Bilingual("Running down competitors", "贬低竞品"),
        "minors": Bilingual("Minors", "未成年人"),
        "alcohol-tobacco": Bilingual("Alcohol and tobacco", "烟酒"),
        "ip-counterfeit": Bilingual("Intellectual property and fakes", "知识产权与仿冒"),
        "user-content-rights": Bilingual("Rights in users' content", "用户内容授权"),
        "data-collection": Bilingual("Data collection", "个人信息收集"),
        "ai-labelling": Bilingual("AI labelling", "AI 内容标识"),
        "territorial-integrity": Bilingual("Territory and maps", "领土与地图"),
        "national-symbols-history": Bilingual("National symbols and history", "国家象征与历史"),
        "politics-geopolitics": Bilingual("Politics and geopolitics", "时政与地缘"),
        "sensitive-dates": Bilingual("Sensitive dates", "敏感日期"),
        "numbers-homophones": Bilingual("Numbers and sound-alikes", "数字与谐音"),
        "colours-gifts-symbols": Bilingual("Colours, gifts and symbols", "颜色、礼物与象征"),
        "festival-naming": Bilingual("Festival names and greetings", "节日称呼与祝福"),
        "religion-superstition": Bilingual("Religion and superstition", "宗教与迷信"),
        "stereotypes-appropriation": Bilingual("Stereotypes and appropriation", "刻板印象与文化挪用"),
        "gender-body-beauty": Bilingual("Gender, body and beauty", "性别与身体"),
        "age-family-face": Bilingual("Age, family and face", "年龄、家庭与面子"),
        "pseudonym-privacy": Bilingual("Pseudonyms and privacy", "网名与隐私"),
        "address-register": Bilingual("Address and register", "称呼与语体"),
        "slang-misuse": Bilingual("Slang", "网络用语"),
        "emoji-misuse": Bilingual("Emoji", "表情符号"),
        "humour-sarcasm": Bilingual("Humour and sarcasm", "幽默与讽刺"),
        "translation-tells": Bilingual("Translation tells", "翻译腔"),
        "platform-format": Bilingual("Platform and format", "平台与格式"),
    }
)
