"""Editions of participatory budgeting in Pabulib's format (``.pb``), and how they become a fund's records.

``read_edition`` gives what a file says, or what keeps it from being read; ``fund_files`` the records' files.
"""

from gongshi.exchange.pabulib.edition import Edition, LeftOut, ReadEdition, read_edition
from gongshi.exchange.pabulib.meta import Meta
from gongshi.exchange.pabulib.projects import EditionProject
from gongshi.exchange.pabulib.records import FundRecords, fund_files, fund_records

__all__ = [
    "Edition",
    "EditionProject",
    "FundRecords",
    "LeftOut",
    "Meta",
    "ReadEdition",
    "fund_files",
    "fund_records",
    "read_edition",
]
