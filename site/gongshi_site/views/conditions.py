"""What a call for implementers asks of those who apply."""

from __future__ import annotations

from gongshi.model.notice import Notice
from gongshi_site.language import _, _n
from gongshi_site.words import Row, fraction, rows


def conditions(notice: Notice) -> tuple[Row, ...]:
    """What a call for implementers asks of those who apply."""
    share = notice.self_raised_share
    return rows(
        [
            (
                _("至少几家报名"),
                _n("{count}家，不够就重新征集", notice.min_bidders) if notice.min_bidders else None,
            ),
            (_("自筹资金"), _("不少于合同金额的{share}", share=fraction(share)) if share is not None else None),
        ]
    )
