"""A small forum in XenForo's markup: its threads as data, its pages as HTML, served from this machine."""

import json
import re
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response


@dataclass
class ForumPost:
    number: int  # the forum's own id
    author: str
    body: str
    day: int = 1


@dataclass
class ForumThread:
    number: int = 57
    title: str = "Budget cuts"
    per_page: int = 3
    posts: list[ForumPost] = field(default_factory=list)
    states_count: bool = True

    @property
    def path(self) -> str:
        return f"/threads/budget.{self.number}/"

    @property
    def last_page(self) -> int:
        return max(1, -(-len(self.posts) // self.per_page))

    def page_path(self, page: int) -> str:
        return self.path if page == 1 else f"{self.path}page-{page}"

    def html(self, page: int, host: str = "http://forum.example") -> str:
        page = min(page, self.last_page)  # as XenForo does
        first = (page - 1) * self.per_page
        posts = [
            _post(self, post, first + place) for place, post in enumerate(self.posts[first : first + self.per_page], 1)
        ]
        return _PAGE.format(
            number=self.number,
            title=self.title,
            url=f"{host}{self.page_path(page)}",
            json_ld=_json_ld(self, host) if self.states_count else "",
            navigation=_navigation(self, page),
            posts="\n".join(posts),
        )


def thread(count: int, **fields: object) -> ForumThread:
    """A thread of so many posts by three authors."""
    made = ForumThread(**fields)  # type: ignore[arg-type]
    authors = ("ann_ledger", "Bo Clerk", "cy")
    made.posts = [
        ForumPost(100 + n, authors[n % 3], f"Point number {n} of this budget is worth {n * 11} dollars.", 1 + n // 24)
        for n in range(1, count + 1)
    ]
    return made


def serve(server: HTTPServer, made: ForumThread, *, etags: bool = False) -> None:
    """Answers for every page of a thread, as it is when it is asked for."""

    def answer(request: Request) -> Response:
        found = re.search(r"page-(\d+)$", request.path)
        body = made.html(int(found[1]) if found else 1, f"http://{request.host}")
        response = Response(body, content_type="text/html; charset=utf-8")
        if etags:
            response.add_etag()
            response.make_conditional(request)
        return response

    server.expect_request(re.compile(rf"{re.escape(made.path)}(page-\d+)?$")).respond_with_handler(answer)


def asked(server: HTTPServer) -> list[str]:
    """The paths that were asked for since the last look, robots.txt left out."""
    paths = [request.path for request, _ in server.log if request.path != "/robots.txt"]
    server.log.clear()
    return paths


def _json_ld(made: ForumThread, host: str) -> str:
    counter = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/CommentAction",
        "userInteractionCount": len(made.posts) - 1,
    }
    entity = {
        "@type": "DiscussionForumPosting",
        "@id": f"{host}{made.path}",
        "headline": made.title,
        "articleSection": "Money",
        "author": {"@type": "Person", "name": made.posts[0].author if made.posts else "nobody"},
        "interactionStatistic": [counter],
    }
    page = {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": entity}
    return f'<script type="application/ld+json">{json.dumps(page)}</script>'


def _navigation(made: ForumThread, page: int) -> str:
    if made.last_page == 1:
        return ""
    numbers = "".join(
        f'<li class="pageNav-page{" pageNav-page--current" if n == page else ""}">'
        f'<a href="{made.page_path(n)}">{n}</a></li>'
        for n in range(1, made.last_page + 1)
    )
    onward = f'<a href="{made.page_path(page + 1)}" class="pageNav-jump pageNav-jump--next">Next</a>'
    return (
        '<div class="block-outer"><nav class="pageNavWrapper"><div class="pageNav">'
        f'<ul class="pageNav-main">{numbers}</ul>'
        f"{onward if page < made.last_page else ''}</div></nav></div>"
    )


def _post(made: ForumThread, post: ForumPost, position: int) -> str:
    return _POST.format(
        number=post.number,
        author=post.author,
        member=f"/members/{post.author.replace(' ', '-')}.{sum(map(ord, post.author))}/",
        member_id=sum(map(ord, post.author)),
        path=f"{made.path}post-{post.number}",
        instant=f"2026-03-{post.day:02}T{position % 24:02}:00:00+0000",
        position=position,
        body=post.body,
    )


_PAGE = """<!DOCTYPE html>
<html id="XF" lang="en-US" dir="LTR" data-app="public" data-template="thread_view" data-container-key="node-9" \
data-content-key="thread-{number}" class="has-no-js template-thread_view">
<head><meta charset="utf-8"><title>{title} | The Forum</title><link rel="canonical" href="{url}">
{json_ld}
</head>
<body data-template="thread_view">
<div class="p-pageWrapper" id="top">
<ul class="p-breadcrumbs"><li itemprop="itemListElement"><a href="/forums/money.9/" itemprop="item">\
<span itemprop="name">Money</span></a></li></ul>
<div class="p-body-header"><div class="p-title"><h1 class="p-title-value">{title}</h1></div></div>
<div class="block block--messages" data-type="post">{navigation}
<div class="block-container lbContainer" data-lb-id="thread-{number}">
<div class="block-body js-replyNewMessageContainer">
{posts}
</div></div></div></div>
</body></html>"""

_POST = """<article class="message message--post js-post js-inlineModContainer" data-author="{author}" \
data-content="post-{number}" id="js-post-{number}">
<span class="u-anchorTarget" id="post-{number}"></span>
<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">
<h4 class="message-name"><a href="{member}" class="username" data-user-id="{member_id}">{author}</a></h4>
</section></div>
<div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget">
<header class="message-attribution message-attribution--split">
<ul class="message-attribution-main listInline"><li class="u-concealed"><a href="{path}" rel="nofollow">\
<time class="u-dt" dir="auto" datetime="{instant}" data-time="0">then</time></a></li></ul>
<ul class="message-attribution-opposite message-attribution-opposite--list"><li><a href="{path}" rel="nofollow">\
#{position}</a></li></ul></header>
<div class="message-content js-messageContent"><div class="message-userContent lbContainer" \
data-lb-id="post-{number}"><article class="message-body js-selectToQuote"><div>\
<div class="bbWrapper">{body}</div></div></article></div></div>
</div></div></div>
</article>"""
