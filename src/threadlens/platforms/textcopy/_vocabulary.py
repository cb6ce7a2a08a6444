"""Words that forum engines print around posts: labels of user statistics, controls, notices, ranks; no site's own."""

import re


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern written over several lines, whose breaks and indents are not part of it."""
    return re.compile("".join(line.strip() for line in pattern.split("\n")), re.I)


_LABELS = r"""
    (?:reaction score|points|trophy points|messages|(?:total |forum )?posts|joined|join date|date joined|location
    |likes(?: received| given)?|media|resources|solutions|threads|topics|karma|reputation|rep power|age|gender|sex
    |country|from|member since|registered|user since|registration date|thanks(?: given| received)?
    |thanked(?: \d+ times?(?: in \d+ posts?)?)?|liked|has thanked|been thanked|occupation|status|online|offline
    |credits|cash|warnings?|user ?id|content count|interests|feedback score|real name|first name|company
    |posting rank|rank|ranking|liked posts|post count|comments|articles|blog entries|blog posts|albums?|followers
    |following|badges|experience|xp|level|awards|achievements|primary language|my mood|mood|favou?rite [a-z ]{3,20}
    |os|device|vehicle|local time|last seen|last active|last visit|website|www|contact|homepage|gallery|beiträge
    |registriert(?: seit)?|dabei seit|mitglied seit|beigetreten|ort|wohnort|themen|punkte|reaktionen|reaktionspunkte
    |erhaltene reaktionen|geschlecht|hat sich bedankt|danksagung erhalten|bilder|trophäen
    |messages totaux|inscrit(?:e|\(e\))?(?: le)?|inscription|date d['’]inscription|localisation|lieu|localité
    |membre depuis
    |score de réaction|j['’]aime reçus|sujets|genre|mensajes|registrado|desde|ubicación|puntos|puntuación de reacciones
    |miembro desde|se unió|temas|mensagens|registrado em|localização|pontos|membro desde|curtidas|messaggi
    |iscritto(?: il)?
    |registrato|località|punteggio reazioni|punti|membro dal|discussioni|berichten|lid geworden|lid sinds|geregistreerd
    |locatie|woonplaats|waarderingsscore|posty|dołączył|rejestracja|lokalizacja|punkty|сообщения|регистрация|откуда
    |реакции|баллы|inlägg|medlem sedan|gick med|plats|viestit|liittynyt|paikkakunta)
    """


STAT_LABEL = _compile(rf"{_LABELS}\s*:?")
STAT_PAIR = _compile(
    rf"""
    [\d,.]+k? (?:posts|messages)\W+joined.{{3,20}}|
    {_LABELS}\s*:\s*\S.{{0,60}}
    |[\d,.]+[km]?\s+(?:posts|messages|reputation|karma|threads|topics|followers|badges|beiträge|mensajes|berichten)
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
    |viewed [\d.,]+k? times?|gespeichert|journalisée|en línea|archivado|zapisane|записан
    |ip logged|report to moderator|goto top|share on .{3,20}|facebook|twitter|x|reddit|pinterest|tumblr|whatsapp
    |linkedin|bluesky|email share|share link|share this post|jump to new|mark unread|reply to this|best|oldest first
    |newest first|last edited by a moderator|.{0,3}permalink(?:embed)?(?:save)?(?:parent)?(?:report)?(?:reply)?
    |click to expand\W*|click to collapse\W*|like\s*reply|like\W+reply\W*(?:\d+\s?\w{0,3})?|\d+\W+like\W+reply
    |recommended posts|(?:\d+ repl(?:y|ies) )?last reply .{0,40}|reply quote ?[-\d]*
    |reply\W+share\W*›?|reactions?|all reactions|\W*view attachment.*
    |gefällt mir|antworten|zitieren|beitrag melden|melden|teilen|nach oben|zum anfang|mit zitat antworten|bearbeiten
    |lesezeichen|folgen|mehr|offline|online|j['’]aime|répondre|citer|répondre en citant|signaler|partager|haut
    |haut de (?:la )?page|plus|me gusta|responder|citar|responder citando|reportar|denunciar|compartir|arriba|más
    |curtir|responder com citação|compartilhar|topo|voltar ao topo|mi piace|rispondi|cita|rispondi citando|segnala
    |condividi|top|vind ik leuk|reageren|beantwoorden|citeren|rapporteren|delen|omhoog|meer|lubię to|odpowiedz|cytuj
    |zgłoś|udostępnij|na górę|мне нравится|ответить|цитировать|пожаловаться|поделиться|наверх|gilla|svara|citera|dela
    |anmäl|tykkää|vastaa|lainaa|.{1,40} (?:is|ist) (?:offline|online|on line)(?:\s+reply with quote)?
    |(?:the )?(?:thread|topic) ?starter.{0,60}start ?date.{0,40})[\W]{0,3}
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
    |on|at|:|in total)|:| \d+ times?).{0,140}|edited|\(edited\)|edited \S.{4,60} by .{1,60}|\*? ?edited .{2,30} ago
    |\W{0,3}(?:(?:zu)?letzt(?:e änderung|mals)? ?(?:bearbeitet|geändert|editiert)?|dernière (?:modification|édition)
    |modifié|última (?:edición|modificación)|editado|ultima modifica|modificato|laatst (?:bewerkt|aangepast)
    |ostatnio (?:edytowan|zmienian)\w*|последн\w+ редактирован\w+|отредактировано|senast (?:redigerad|ändrad))\b.{0,140}
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
    |(?:du musst|sie müssen) (?:dich|sich) .{0,80}|ähnliche (?:themen|beiträge).*|wer ist online\??|zurück zu .{2,60}
    |alle zeiten sind .+|alle zeitangaben .+|(?:nächstes|vorheriges) thema.*|teilen:|antwort(?:en| erstellen)?…
    |vous devez .{0,80}|(?:sujets|discussions) similaires.*|qui est en ligne.*|retour(?:ner)? vers .{2,60}
    |(?:toutes les heures|heures au format|fuseau horaire|le fuseau horaire).+|partager:
    |(?:debes|debe|tienes que) (?:iniciar|registrar|estar).{0,80}|temas similares.*|quién está conectado.*
    |volver a .{2,60}
    |todos los horarios.+|compartir:|(?:devi|devi essere|é necessário|você precisa) .{0,80}|discussioni simili.*
    |je moet .{0,80}|vergelijkbare (?:onderwerpen|topics).*|wie is er online.*|terug naar .{2,60}|alle tijden zijn .+
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
    |(?:neues |aktives |bekanntes |erfahrenes |registriertes )?mitglied(?: \w+)?|moderator(?:in)?|administrator(?:in)?
    |gast|benutzer|(?:nouveau |nouvelle )?membre(?: \w+)?|modérateur|administrateur|invité|utilisateur
    |(?:nuevo )?miembro(?: \w+)?|usuario(?: \w+)?|moderador|administrador|invitado|membro(?: \w+)?|utente(?: \w+)?
    |moderatore|amministratore|(?:nieuw |actief )?lid|beheerder|gebruiker|użytkownik|medlem|jäsen|пользователь|участник
    """
)
NOTICE = _compile(
    r"""
    [•·▪►‣*]\s?.*|(?:this site uses cookies|by continuing to use|javascript is disabled
    |you are using an out of date browser|welcome to|please (?:log in|register)).*
    """
)
