"""Gets the Treasury Board Secretariat's open data on the federal public service, one table a breakdown."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from threadlens.errors import FetchError, ReferenceDataError
from threadlens.fetch.client import Client
from threadlens.records import Page
from threadlens.references import imports
from threadlens.references.imports import About, Grid, Wishes
from threadlens.stages.reference import Plan, plan

BASE_URL = "https://open.canada.ca"
PACKAGE = "f0d12b41-54dc-4784-ad2b-83dffed2ab84"
_PUBLISHER = "Treasury Board of Canada Secretariat"
# The population is counted on 31 March; the files say the year only.
_DAY = "03-31"
_FRENCH = re.compile(r"-fr(?:a)?\.csv|_fr\.csv|\bminist[eè]re\b|\beffectif\b|\bselon\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Resource:
    """A file that the catalogue names."""

    title: str
    url: str


def fetch_tbs(client: Client, *, base_url: str = BASE_URL) -> tuple[Plan, ...]:
    """The tables by department, executive level, region, age, tenure, language and sex, as plans to store."""
    package = _package(client, base_url)
    found = list(_resources(package, base_url))
    if not found:
        raise ReferenceDataError(
            f"{base_url}: the package {PACKAGE} names no English CSV file: its shape may have changed"
        )
    page_url = f"{base_url.rstrip('/')}/data/en/dataset/{PACKAGE}"
    licence = str(package.get("license_title") or "Open Government Licence - Canada")
    plans: list[Plan] = []
    for resource in found:
        page = _page(client, resource.url)
        grid = _grid(page, resource, licence, page_url)
        plans += plan((grid,), Wishes(name=_name(resource.title), as_of=_DAY))
    return tuple(plans)


def _package(client: Client, base_url: str) -> dict[str, Any]:
    url = f"{base_url.rstrip('/')}/data/api/3/action/package_show?id={PACKAGE}"
    try:
        answer = json.loads(_page(client, url).content)
        result = answer["result"]
    except (ValueError, KeyError, TypeError) as error:
        raise ReferenceDataError(
            f"{url}: it is no answer of a CKAN catalogue: try again later, or add the files by hand"
        ) from error
    if not isinstance(result, dict):
        raise ReferenceDataError(
            f"{url}: it is no answer of a CKAN catalogue: try again later, or add the files by hand"
        )
    return result


def _resources(package: dict[str, Any], base_url: str) -> Iterator[_Resource]:
    """English tables of figures a department; an average is none."""
    for entry in package.get("resources") or ():
        title, url = _english(entry.get("name_translated") or entry.get("name")), str(entry.get("url") or "")
        languages = entry.get("language") or []
        is_english = not languages or "en" in languages
        if str(entry.get("format", "")).upper() != "CSV" or not is_english or not url:
            continue
        if _FRENCH.search(f"{url} {title}") or "average" in title.lower():
            continue
        yield _Resource(title, _mirrored(url, base_url))


def _english(text: object) -> str:
    return str(text.get("en", "")) if isinstance(text, dict) else str(text or "")


def _mirrored(url: str, base_url: str) -> str:
    """The same file at a mirror, where one is asked for."""
    if base_url.rstrip("/") == BASE_URL or urlsplit(url).hostname != urlsplit(BASE_URL).hostname:
        return url
    there, here = urlsplit(base_url), urlsplit(url)
    return urlunsplit((there.scheme, there.netloc, here.path, here.query, ""))


def _page(client: Client, url: str) -> Page:
    page = client.get(url).page
    if page is None:
        raise FetchError(f"{url}: the answer is empty: try again later")
    return page


def _grid(page: Page, resource: _Resource, licence: str, page_url: str) -> Grid:
    about = About(_name(resource.title), resource.title, _PUBLISHER, page_url, licence)
    return imports.read_text(page.content, resource.url, about=about)


def _name(title: str) -> str:
    """tbs_department_and_sex of 'Population of the federal public service by department and sex'."""
    by = title.lower().split(" by ", 1)
    return f"tbs_{imports.slug(by[-1])}"
