"""Words that forum engines print around posts: labels of user statistics, controls, notices, ranks; no site's own."""

import re


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern written over several lines, whose breaks and indents are not part of it."""
    return re.compile("".join(line.strip() for line in pattern.split("\n")), re.I)


STAT_LABEL = _compile(
    r"""
    (?:reaction score|points|trophy points|messages|(?:total |forum )?posts|joined|join date|date joined|location
    |likes(?: received| given)?|media|resources|solutions|threads|topics|karma|reputation|rep power|age|gender|sex
    |country|from|member since|registered|user since|registration date|thanks(?: given| received)?
    |thanked(?: \d+ times?(?: in \d+ posts?)?)?|liked|has thanked|been thanked|occupation|status|online|offline
    |credits|cash|warnings?|user ?id|content count|interests|feedback score|real name|first name|company
    |posting rank|rank|ranking|liked posts|post count|comments|articles|blog entries|blog posts|albums?|followers
    |following|badges|experience|xp|level|awards|achievements|primary language|my mood|mood|favou?rite [a-z ]{3,20}
    |os|device|vehicle|local time|last seen|last active|last visit|website|www|contact|homepage|gallery|beiträge
    |registriert|ort|messages totaux|inscrit|inscription|localisation|mensajes|registrado|ubicación)\s*:?
    """
)
STAT_PAIR = _compile(
    r"""
    [\d,.]+k? (?:posts|messages)\W+joined.{3,20}|
    (?:reaction score|points|trophy points|messages|(?:total |forum )?posts|joined|join date|date joined|location
    |likes(?: received| given)?|media|resources|solutions|threads|topics|karma|reputation|rep power|age|gender|sex
    |country|from|member since|registered|user since|registration date|thanks(?: given| received)?
    |thanked(?: \d+ times?(?: in \d+ posts?)?)?|liked|has thanked|been thanked|occupation|status|online|offline
    |credits|cash|warnings?|user ?id|content count|interests|feedback score|real name|first name|company
    |posting rank|rank|ranking|liked posts|post count|comments|articles|blog entries|blog posts|albums?|followers
    |following|badges|experience|xp|level|awards|achievements|primary language|my mood|mood|favou?rite [a-z ]{3,20}
    |os|device|vehicle|local time|last seen|last active|last visit|website|www|contact|homepage|gallery|beiträge
    |registriert|ort|messages totaux|inscrit|inscription|localisation|mensajes|registrado|ubicación)\s*:\s*\S.{0,60}
    |[\d,.]+[km]?\s+(?:posts|messages|reputation|karma|threads|topics|followers|badges)
    """
)
STAT_VALUE = _compile(
    r"""
    [-+]?[\d.,\s]+[km]?\s?%?|n/?a|-|yes|no|[\d,.]+ \(\d.*\)|[-+]?\d+ / [-+]?\d+
    """
)
CONTROL = _compile(
    r"""
    [\W\d]{0,3}(?:like|likes|unlike|dislike|love|reply|replies|quote|multi-?quote|\+ quote|reply with quote|report
    |report post|report abuse|share|share post|upvote|downvote|upvote\s*\d*|back|top|back to top|go to top|up
    |permalink|link|copy link|embed|save|unsave|hide|edit|delete|bookmark|add bookmark|follow|unfollow|flag|helpful
    |not helpful|solution|mark as solution|award|give award|more|more options|more actions|options|actions|react
    |add reaction|translate|see translation|view replies?|hide replies|show replies|\d+ (?:more )?repl(?:y|ies)
    |view \d+ (?:more )?(?:repl(?:y|ies)|comments?)|show \d+ more repl(?:y|ies)|load more|load more comments
    |show more|see more|read more|continue this thread|level \d+|collapse|expand|\[?[–+-]\]?|ignore|find
    |find all posts(?: by .+)?|pm|private message|send message|www|website|email|e-mail|view profile|profile|online
    |offline|user (?:is )?(?:online|offline)|thank|thanks \(\d+\)|upvote \d+|parent|context|root|next|prev|previous
    |first|last|go|page|op|author|author's post|original poster|profile picture|avatar|user avatar|.{1,40} avatar
    |\W?\d+ likes?|say thanks|gift|tip|pin|copy|print|subscribe|unsubscribe|watch|unwatch|1 like|ip: logged|logged
    |ip logged|report to moderator|goto top|share on .{3,20}|facebook|twitter|x|reddit|pinterest|tumblr|whatsapp
    |linkedin|bluesky|email share|share link|share this post|jump to new|mark unread|reply to this|best|oldest first
    |newest first|last edited by a moderator|.{0,3}permalink(?:embed)?(?:save)?(?:parent)?(?:report)?(?:reply)?
    |click to expand\W*|click to collapse\W*|like\s*reply|like\W+reply\W*(?:\d+\s?\w{0,3})?|\d+\W+like\W+reply
    |recommended posts|(?:\d+ repl(?:y|ies) )?last reply .{0,40}|reply quote ?[-\d]*
    |reply\W+share\W*›?|reactions?|all reactions|\W*view attachment.*)[\W]{0,3}
    """
)
PAGER = _compile(
    r"""
    (?:page )?\d+ (?:of|/) \d+(?: pages?)?(?:\W+(?:prev|next|first|last))*
    |(?:go to page|jump to page|pages?)\W.{0,60}|[<«‹]*\s*(?:prev(?:ious)?
    |next|first|last)(?: page)?\s*[>»›]*|\d+ (?:posts?|comments?|messages|replies)(?: \W .{0,40})?
    |(?:\[?\d{1,4}\]?[\s,…]+){2,}\[?\d{0,4}\]?(?: ?next.*)?|(?:showing|viewing|results) \d+.{0,50}
    """
)
REACTION_LINE = _compile(
    r"""
    reactions?:.*|(?:\W*\d+ (?:people|users|members?) (?:like|liked|found|reacted|thanked|think|upvoted).{0,60})
    |(?P<names>\S.{0,80}),? and (?P<others>\d[\d,]*) others?(?: people)?(?: (?:like|reacted|liked).{0,30})?
    |the following .{3,60}(?:like|likes|said|thank|thanked).{0,80}|.{1,60} (?:likes?|liked|thanked
    |reacted to) (?:this|this post|your post)\W?
    """
)
EDIT_NOTE = _compile(
    r"""
    \W{0,3}(?:(?:this )?(?:post|message|comment|topic)? ?(?:was )?)?(?:last )?(?:edited|modified|updated)(?: (?:by
    |on|at|:|in total)|:| \d+ times?).{0,140}|edited|\(edited\)|\*? ?edited .{2,30} ago
    """
)
FOOT = _compile(
    r"""
    you must (?:log in|be logged in|be registered|sign in|login).{0,80}|(?:log ?in|sign in|sign up|register
    |join)(?: or \w+| now| here| to \w+).{0,60}|similar threads|similar topics|related (?:threads|topics|posts
    |discussions|communities)|suggested topics|new & unread topics|share:|share this (?:page|thread|topic)
    |users (?:who are )?(?:viewing|browsing|online).{0,80}|thread (?:tools|information)|topic tools|display modes
    |posting permissions|forum jump|jump to:.{0,60}|quick reply|write your reply.*|post reply|post a reply
    |add (?:a )?(?:reply|comment)\W*|leave a (?:reply|comment)|powered by .+|forum software by .+
    |community platform by .+|board index.*|return to .{2,60}|all times are .+|display posts from previous.+
    |who is online|« (?:previous|go back).*|(?:previous|next) (?:thread|topic)\b.*|delete all .*cookies.*|(?:terms
    |contact us|privacy policy|cookie policy|help|about us|rss|home)(?:\W+(?:and|&|of|\w+)){0,6}
    |not open for further replies\.?|this (?:thread|topic) is (?:locked|closed).{0,40}|go to full version
    |want to reply.*|there are no more replies.*|copyright .+|© .+|theme by .+|style by .+|design by .+
    |participants?|forum list|view previous topic.*
    """
)
RANK = _compile(
    r"""
    (?:(?:well-known|active|new|junior|senior|regular|full|super|global|forum|site|gold|silver|bronze|platinum
    |premium|supporting|honou?rary|lifetime|founding|elite|veteran|community|lead|head|verified|registered|regular
    |trusted|power|\w+-level|distinguished|top|staff|banned|inactive|hero|sr\.?|jr\.?)\s+){0,3}(?:member|moderator
    |mod|administrator|admin|staff(?: member)?|user|contributor|supporter|subscriber|guest|newbie|newcomer|veteran
    |regular|poster|expert|guru|champion|advisor|leader|manager|owner|founder|team|donor|patron|sponsor|vip|op
    |author|bot|editor|curator|legend|master|hero|commenter|addict|enthusiast|apprentice|rookie)s?
    |top \d+% (?:commenter|poster)|\W*edited\W*|verified
    """
)
NOTICE = _compile(
    r"""
    [•·▪►‣*]\s?.*|(?:this site uses cookies|by continuing to use|javascript is disabled
    |you are using an out of date browser|welcome to|please (?:log in|register)).*
    """
)
