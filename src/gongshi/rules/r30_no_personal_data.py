"""No record holds an identity number, a mobile number or a bank card.

记录里不写身份证号、手机号和银行卡号，注释里也不写。写了的文件整份不读，也就不会登上网站。

The whole text of a file is looked at before anything else, comments and keys included; a file with such a number is
refused, so that it cannot reach a page. What counts: an identity number of 18 digits with a real province, a real day
of birth and the right check digit, or of 15 with the first two; any 15 or 18 digits that 身份证 stands before; a mobile
number of 11 digits; a card's number with the right check digit, of 16 digits that begin with 4 or 5, or of 16 to 19
that begin with 62. Spaces and hyphens where they are usual don't hide one, nor do full-width digits or a line's end.
Amounts (a number before 元, 块, 分, 万元, 亿 or a decimal point) are not telephones.

先查整份文件的文字，包括注释和字段名；有这样的号码就拒绝读，也就上不了网页。算作号码的有：18位、省份和生日真实、校验
码正确的身份证号，15位、省份和生日真实的旧号；写在“身份证”后面的15位或18位数字；11位手机号；校验码正确、以4或5开头的
16位或以62开头的16到19位银行卡号。中间有空格、连字符，用全角数字，或者断在两行，都查得出。金额（后面是元、块、分、万
元、亿或小数点的数）不算电话。

Source: the Personal Information Protection Law; GB 11643-1999 (identity numbers), ISO/IEC 7812-1 (card numbers).

来源：《个人信息保护法》；GB 11643-1999（公民身份号码），ISO/IEC 7812-1（卡号）。

Passes:

    how_to_object: 到社区登记，电话 028-00000101。

Fails (refused as the file is read | 读文件时就拒绝):

    how_to_object: 押金请转到 4111 1111 1111 1111。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.rules.verdict import NoParameters, Verdict, holds

ID = "R30"
NAME = Message(zh="不写个人信息", en="no personal data")
Parameters = NoParameters


def judge(fund: CommunityFund, _as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each community: what could be read holds no such number, else it would not have been read."""
    yield holds(fund.community.place("id"))
