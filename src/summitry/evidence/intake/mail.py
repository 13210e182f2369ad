"""EML: the text of a mail, its subject, day and sender; the files attached to it are parts.

The plain text is taken, else the HTML. Each piece is decoded from its bytes by the charset that its
own header declares (see encoding), never with replacement characters put in silently.
"""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from summitry.evidence.intake.encoding import decode
from summitry.evidence.intake.reading import Part, Reading, Unreadable, shown
from summitry.evidence.intake.webpage import read_webpage_text

__all__ = ["read_mail"]


def read_mail(data: bytes) -> Reading:
    """The text and metadata of the mail ``data``; Unreadable if it has no text.

    >>> mail = b"From: Press Office <p@example.org>\\nSubject: Talks\\n\\nThey left.\\n"
    >>> read_mail(mail).publisher, read_mail(mail).title, read_mail(mail).text
    ('Press Office', 'Talks', 'They left.\\n')
    """
    message = BytesParser(EmailMessage, policy=default).parsebytes(data)
    parts = tuple(_attached(message))
    reading = _body(message, bool(parts))
    names = ", ".join(shown(part.name) for part in parts)
    return Reading(
        text=reading.text,
        encoding=reading.encoding,
        title=_header(message, "subject"),
        publisher=_sender(message),
        day=_day(message),
        remarks=(*reading.remarks, *((f"attached: {names}",) if parts else ())),
        parts=parts,
    )


def _body(message: EmailMessage, has_parts: bool) -> Reading:
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        if isinstance(body, EmailMessage) and (data := _bytes(body)).strip():
            found = decode(data, _charset(body))
            if kind == "html":
                return read_webpage_text(found)
            return Reading(found.text, found.encoding, remarks=found.remarks)
    raise Unreadable(f"a mail without text{', only attachments' if has_parts else ''}")


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attached(message: EmailMessage) -> list[Part]:
    """The files attached to ``message`` that are not empty."""
    found = []
    for at, part in enumerate(_attachments(message), 1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            content = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            name = part.get_filename() or f"message {at}.eml"
        else:
            content, name = _bytes(part), part.get_filename() or f"part {at}"
        if content:
            found.append(Part(name, content))
    return found


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    if not message.is_multipart():
        return []
    return list(message.iter_attachments())


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender, else the address."""
    try:
        addresses = message["from"].addresses
    except (ValueError, IndexError, AttributeError, TypeError):
        return _header(message, "from")
    names = (address.display_name or address.addr_spec for address in addresses)
    return next((str(name) for name in names if name), None)


def _day(message: EmailMessage) -> date | None:
    try:
        moment = message["date"].datetime
    except (ValueError, IndexError, AttributeError, TypeError, OverflowError):
        return None
    return None if moment is None else date(moment.year, moment.month, moment.day)
