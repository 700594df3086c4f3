"""A page looked at in one way: which, in what colours, how large, how wide, in which language, with script or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from acceptance.kinds import PREFIXES

WIDTHS = {
    "320": (320, 640),
    "360": (360, 740),
    "768": (768, 1024),
    "1366": (1366, 768),
    "kiosk": (1080, 1920),
}
BODY = {"standard": 18, "large": 24, "larger": 30}
FACTORS = {
    "theme": ("light", "dark", "contrast"),
    "size": tuple(BODY),
    "width": tuple(WIDTHS),
    "script": ("on", "off"),
}

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Run:
    """One way of looking at a page of one kind."""

    kind: str
    language: str
    theme: str
    size: str
    width: str
    script: str

    def __str__(self) -> str:
        script = "script" if self.script == "on" else "no-script"
        return f"{self.kind}-{self.theme}-{self.size}-{self.width}-{self.language}-{script}"

    @property
    def asked(self) -> dict[str, Any]:
        """What the checks in the page have to know."""
        return {
            "target": 48 if self.size == "standard" else 60,
            "body": BODY[self.size],
            "exact": self.width != "kiosk",
            "size": self.size,
            "language": self.language,
            "script": self.script == "on",
        }


class Visitor:
    """One page of one browser, with which one run after another is looked at; it notes what a run should not do."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.page: Page = browser.new_page()
        self._session = self.page.context.new_cdp_session(self.page)
        self._noted: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._noted.append(f"error: {error}"))
        self.page.on("request", self._requested)
        self.page.on("popup", lambda popup: self._noted.append(f"popup: {popup.url}"))
        # Something of this origin, so that there is a place to keep the choice of size and theme.
        self.page.goto(f"{address}/build.json")

    def visit(self, path: str, run: Run) -> None:
        """Opens the page at ``path`` as one who chose the run's size and theme before."""
        width, height = WIDTHS[run.width]
        self.page.set_viewport_size({"width": width, "height": height})
        self._scripts(on=True)
        self.page.evaluate(
            "view => Object.entries(view).forEach(one => localStorage.setItem(...one))",
            {"size": run.size, "theme": run.theme},
        )
        self._noted.clear()
        self._scripts(on=run.script == "on")
        self.page.goto(f"{self.address}/{PREFIXES[run.language]}{path}")
        # The page's own scripts have had their chance; what judges it needs its own.
        self._scripts(on=True)
        if run.script == "off":
            self.page.evaluate(
                "view => Object.assign(document.documentElement.dataset, view)", {"size": run.size, "theme": run.theme}
            )

    def faults(self, run: Run) -> list[str]:
        """What is wrong with the page that is open."""
        found: list[str] = list(self._noted)
        chosen = self.page.evaluate("({...document.documentElement.dataset})")
        if (chosen.get("size"), chosen.get("theme")) != (run.size, run.theme):
            found.append(f"the choice of size and theme is not kept: {chosen}")
        found += self.page.evaluate(CHECKS, run.asked)
        violations = (
            Axe().run(self.page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
        )
        found += [
            f"axe: {one['id']}: {node['target']} {node['failureSummary']}"
            for one in violations
            for node in one["nodes"][:2]
        ]
        return found

    def _scripts(self, *, on: bool) -> None:
        self._session.send("Emulation.setScriptExecutionDisabled", {"value": not on})

    def _said(self, message: ConsoleMessage) -> None:
        self._noted.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(f"{self.address}/"):
            self._noted.append(f"asks elsewhere: {request.url}")
