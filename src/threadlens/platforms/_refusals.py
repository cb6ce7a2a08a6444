"""Pages without a thread that look like one was asked for: challenges, logins, errors, empty shells."""

import re

from threadlens.platforms._document import Document
from threadlens.platforms._select import first, words

_WAY_OUT = "open the thread in your browser, save the page (Ctrl+S) and ingest the file"
# Each mark stands only on the page that takes the thread's place, not on the pages behind it.
_CHALLENGES = (
    ("an Anubis challenge", "#anubis_challenge, #anubis_version, script[src*='/.within.website/']"),
    (
        "a Cloudflare challenge",
        (
            "#challenge-error-text, #challenge-running, #challenge-form, #cf-challenge-running, #challenge-stage, "
            "form[action*='__cf_chl'], meta[http-equiv='refresh'][content*='__cf_chl']"
        ),
    ),
    ("a DDoS-Guard challenge", "script[src*='/.well-known/ddos-guard/js-challenge'], #ddg-l10n-title"),
    ("a Sucuri challenge", "script[src*='cdn.sucuri.net/sucuri-firewall']"),
    ("an Imperva challenge", "iframe#main-iframe[src*='_Incapsula_Resource']"),
    ("a DataDome challenge", "script[src*='captcha-delivery.com']"),
    ("a PerimeterX challenge", "#px-captcha, #px-captcha-wrapper"),
    ("an AWS challenge", "script[src*='.awswaf.com'] ~ #challenge-container, #challenge-container:empty"),
    (
        "a go-away challenge",
        "link[href*='/.well-known/.git.gammaspectra.live'], script[src*='/.well-known/.git.gamma']",
    ),
)
_ANY_CHALLENGE = ", ".join(selector for _, selector in _CHALLENGES)
_CHALLENGE_SCRIPTS = (
    ("a Cloudflare challenge", re.compile(r"window\._cf_chl_opt\s*=")),
    ("an Imperva challenge", re.compile(r"_Incapsula_Resource\?SWUDNSAI")),
    ("a Sucuri challenge", re.compile(r"sucuri_cloudproxy_js")),
)
_SHELLS = (
    (
        "an empty Discourse page that fills itself in the browser",
        "#data-preloaded, discourse-assets, meta[id='data-discourse-setup']",
    ),
    ("an empty Flarum page that fills itself in the browser", "#flarum-loading"),
    ("an empty page that fills itself in the browser", "#root:empty, #app:empty, #__next:empty"),
)
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[\[{])")
_LOGINS = "input[type='password']"
_LITTLE = 3_000
_ERRORS = (
    ".blockMessage--error, .blockMessage:only-child",
    ".errorOverlay, .errorPanel",
    ".standard_error",
    "#message .panel, #message .inner p",
    "#fatal_error .windowbg, #fatal_error",
    "#ipsLayout_mainArea .ipsType_center, [data-ips-hook='error'], .ipsMessage_error, .cError",
)


def challenge(document: Document) -> str | None:
    """Why the page is a challenge that stands before the thread, or None."""
    if not document.is_html:
        return None
    if document.tree.css_first(_ANY_CHALLENGE) is not None:
        name = next(name for name, selector in _CHALLENGES if document.tree.css_first(selector) is not None)
        return _refusal(document, f"this is {name}, not the thread")
    head = document.text[:60_000]
    for name, pattern in _CHALLENGE_SCRIPTS:
        if pattern.search(head):
            return _refusal(document, f"this is {name}, not the thread")
    return None


def absence(document: Document) -> str | None:
    """Why a page that holds no post holds none: a login, an error, an empty shell; or None where it cannot be told."""
    if not document.is_html:
        return _broken_json(document)
    for name, selector in _SHELLS:
        if document.tree.css_first(selector) is not None:
            return _refusal(document, f"this is {name}; it holds no posts")
    for selector in _ERRORS:
        said = words(first(document.tree, selector))
        if said and len(said) < 600:
            return _refusal(document, f'the forum answered with a notice instead of the thread: "{said[:160]}"')
    # Many pages have a login form at their head; a login page has little else.
    if document.tree.css_first(_LOGINS) is not None and len(words(document.tree.body) or "") < _LITTLE:
        return _refusal(document, "this is a login page: the forum shows the thread to members only")
    return None


def _broken_json(document: Document) -> str | None:
    if document.json is None and _JSON.match(document.text):
        return f"{document.page.source}: this is JSON that breaks off or is damaged; download or export it again"
    return None


def _refusal(document: Document, what: str) -> str:
    return f"{document.page.source}: {what}; {_WAY_OUT}"
