"""Reads a site's calendars and letters with parsers that know nothing of Vakka:
icalendar, vobject and Python's own e-mail package (Debian: python3-icalendar,
python3-vobject). Prints what it read as JSON; ends with an error at the first
thing that is not as the standards say. Run as: python3 read.py FOLDER"""
import email
import email.policy
import json
import pathlib
import sys

import icalendar
import vobject

HEADERS = {"mime-version", "date", "subject", "message-id", "content-language", "x-unsent", "content-type"}


def calendar(path):
    data = path.read_bytes()
    for line in data.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line, f"{path}: {line!r}"
        line.decode("utf-8")  # folded between characters
    one = icalendar.Calendar.from_ical(data)
    assert not one.errors, f"{path}: {one.errors}"
    assert one["VERSION"] == "2.0" and one["PRODID"] and one["METHOD"] == "PUBLISH", path
    events = one.walk("VEVENT")
    assert events, f"{path}: no event"
    assert len({str(e["UID"]) for e in events}) == len(events), f"{path}: a UID is there twice"
    other = vobject.readOne(data.decode("utf-8"))
    other.validate(raiseException=True)
    assert len(other.vevent_list) == len(events), path
    out = []
    for e, v in zip(events, other.vevent_list):
        assert not e.errors, f"{path}: {e.errors}"
        start, end = e.decoded("DTSTART"), e.decoded("DTEND")
        assert start == v.dtstart.value and end == v.dtend.value, f"{path}: {start} is {v.dtstart.value}"
        if "\\" not in v.summary.value:  # icalendar 4 takes an escaped backslash and an n for a line break
            assert str(e["SUMMARY"]) == v.summary.value, path
        assert end > start and e["DTSTAMP"] and e["SEQUENCE"] >= 0, path
        alarms = e.walk("VALARM")
        assert len(alarms) <= 1, f"{path}: {len(alarms)} alarms"
        for a in alarms:
            assert str(a["ACTION"]) == "DISPLAY" and a["DESCRIPTION"] and a.decoded("TRIGGER").total_seconds() < 0, path
        out.append({"uid": str(e["UID"]), "summary": str(e["SUMMARY"]), "start": start.isoformat(), "end": end.isoformat(),
                    "sequence": int(e["SEQUENCE"]), "alarms": len(alarms), "status": str(e["STATUS"]),
                    "description": str(e.get("DESCRIPTION", "")), "url": str(e.get("URL", ""))})
    return {"name": str(one["X-WR-CALNAME"]), "events": out}


def letter(path):
    data = path.read_bytes()
    assert all(len(line) <= 78 for line in data.split(b"\r\n")), f"{path}: a long line"
    m = email.message_from_bytes(data, policy=email.policy.default)
    assert not m.defects, f"{path}: {m.defects}"
    names = [name.lower() for name in m.keys()]
    assert sorted(names) == sorted(HEADERS), f"{path}: {names}"
    assert m["X-Unsent"] == "1" and m["Date"].datetime and m["Message-ID"], path
    parts = list(m.iter_parts())
    assert [p.get_content_type() for p in parts] == ["text/plain", "text/html"], path
    for p in parts:
        assert not p.defects and p["Content-Transfer-Encoding"] == "quoted-printable", path
    html = parts[1].get_content()
    for bad in ("<img", "<script", "<style", "<link", "<iframe", "src=", "url(", "@import"):
        assert bad not in html.lower(), f"{path}: {bad}"
    return {"subject": m["Subject"], "text": parts[0].get_content(), "html": html}


def main(folder):
    root = pathlib.Path(folder)
    name = lambda p: p.relative_to(root).as_posix()
    calendars = {name(p): calendar(p) for p in sorted(root.rglob("*.ics"))}
    letters = {name(p): letter(p) for p in sorted(root.rglob("*.eml"))}
    json.dump({"calendars": calendars, "letters": letters}, sys.stdout, ensure_ascii=False)


main(sys.argv[1])
