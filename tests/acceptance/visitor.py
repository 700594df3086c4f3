"""One who opens a page in a browser and tells what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from acceptance.kinds import PREFIXES
from acceptance.runs import WIDTHS, Run

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = "options => axe.run(document, options).then(results => results.violations)"


class Visitor:
    """One page of one browser, with which one run after another is looked at; it notes what a run should not do."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.page: Page = browser.new_page()
        self.page.clock.set_fixed_time("2026-11-20T10:00:00+08:00")
        self._session = self.page.context.new_cdp_session(self.page)
        self._noted: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._noted.append(f"error: {error}"))
        self.page.on("request", self._requested)
        self.page.on("popup", lambda popup: self._noted.append(f"popup: {popup.url}"))
        # Something of this origin, so that there is a place to keep the choice of size and theme.
        self.page.goto(f"{address}/build.json")

    def visit(self, path: str, run: Run) -> None:
        """Opens the page at ``path`` in the first of the run's widths, as one who chose its size and theme before."""
        self._widen(run.widths.split("+")[0])
        self._scripts(on=True)
        view = {"size": run.size, "theme": run.theme}
        storage = "sessionStorage" if run.build == "kiosk" else "localStorage"
        self.page.evaluate(f"view => Object.entries(view).forEach(one => {storage}.setItem(...one))", view)
        self._noted.clear()
        self._scripts(on=run.script == "on")
        self.page.goto(f"{self.address}/{PREFIXES[run.language]}{path}")
        # The page's own scripts have had their chance; what judges it needs its own.
        self._scripts(on=True)
        if run.script == "off":
            self.page.evaluate("view => Object.assign(document.documentElement.dataset, view)", view)

    def faults(self, run: Run) -> list[str]:
        """What is wrong with the page that is open, in any of the run's widths."""
        found: list[str] = []
        for width in run.widths.split("+"):
            self._widen(width)
            found += [f"{width}: {fault}" for fault in self._laid_out_wrongly(run, width)]
        found += self.violations()
        chosen = self.page.evaluate("({...document.documentElement.dataset})")
        if (chosen.get("size"), chosen.get("theme")) != (run.size, run.theme):
            found.append(f"the choice of size and theme is not kept: {chosen}")
        return found + self._noted

    def violations(self) -> list[str]:
        """What axe finds in the page that is open."""
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(VIOLATIONS, {"runOnly": RULES, "resultTypes": ["violations"]})
        return [
            f"axe: {one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"][:2]
        ]

    def _laid_out_wrongly(self, run: Run, width: str) -> list[str]:
        asked: dict[str, Any] = {
            "target": run.target,
            "body": run.body,
            "exact": width != "kiosk",
            "size": run.size,
            "language": run.language,
            "script": run.script == "on",
            "kiosk": run.build == "kiosk",
        }
        found: list[str] = self.page.evaluate(CHECKS, asked)
        return found

    def _widen(self, width: str) -> None:
        wide, high = WIDTHS[width]
        self.page.set_viewport_size({"width": wide, "height": high})

    def _scripts(self, *, on: bool) -> None:
        self._session.send("Emulation.setScriptExecutionDisabled", {"value": not on})

    def _said(self, message: ConsoleMessage) -> None:
        # A browser looks for an icon by itself where a page names none, and may say later that there is none.
        if not message.location["url"].endswith("/favicon.ico"):
            self._noted.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(f"{self.address}/"):
            self._noted.append(f"asks elsewhere: {request.url}")
