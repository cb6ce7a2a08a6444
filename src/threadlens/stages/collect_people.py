"""The people of an export, whose list lies beside the messages and is read before them."""

from dataclasses import replace

from threadlens import platforms
from threadlens.fetch.sources import LISTS_OF_PEOPLE
from threadlens.records import Page
from threadlens.stages.collect_parsing import Parsed


class People:
    """Remembers the names that came by, for what lies in the same folder or archive."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = {}  # by the folder or archive that the list lies in

    def named(self, parsed: Parsed) -> Parsed:
        """The page with the names of people; a list of people is taken in and is no page of a thread."""
        page = parsed.page
        if page is None:
            return parsed
        folder, name = _split(page)
        if name in LISTS_OF_PEOPLE:
            self._names.setdefault(folder, {}).update(platforms.people(page))
        near = [names for place, names in self._names.items() if page.source.startswith(place)]
        if not near or not parsed.thread_pages:
            return parsed
        names = {key: value for known in near for key, value in known.items()}
        return replace(parsed, thread_pages=tuple(platforms.with_names(t, names) for t in parsed.thread_pages))


def _split(page: Page) -> tuple[str, str]:
    folder, mark, name = page.source.replace("\\", "/").rpartition("/")
    return folder + mark, name
