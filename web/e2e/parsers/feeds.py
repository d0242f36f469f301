"""Reads a site's feeds with a parser that knows nothing of Vakka (Debian:
python3-feedparser), and holds them to what RFC 4287 demands of every feed.
Ends with an error at the first thing that is not so. Prints how many feeds and
entries were read. Run as: python3 feeds.py FOLDER BASE"""
import pathlib
import re
import sys
import time
import xml.etree.ElementTree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"feed": {"id", "title", "updated", "generator"}, "entry": {"id", "title", "updated", "published", "rights", "summary"}}
MORE = {"feed": {"link", "author", "entry"}, "entry": {"link", "author", "category"}}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")


def children(path, element, name):
    """The grammar of a feed or an entry, as far as ours use it."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    for child in set(names):
        assert child in ONCE[name] | MORE[name], f"{path}: {name} has {child}"
        assert child in MORE[name] or names.count(child) == 1, f"{path}: {child} is there {names.count(child)} times"
    for needed in ("id", "title", "updated"):
        text = element.findtext(ATOM + needed)
        assert text and text.strip(), f"{path}: {name} has no {needed}"
    for day in ("updated", "published"):
        text = element.findtext(ATOM + day)
        assert text is None or TIME.match(text), f"{path}: {text}"
    assert re.match(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", element.findtext(ATOM + "id")), path
    alternates = [l for l in element.findall(ATOM + "link") if l.get("rel") == "alternate"]
    assert len(alternates) == 1 and alternates[0].get("type") == "text/html", f"{path}: {len(alternates)} alternates"


def read(root, base, path):
    data = path.read_bytes()
    tree = xml.etree.ElementTree.fromstring(data)
    assert tree.tag == ATOM + "feed", f"{path}: {tree.tag}"
    children(path, tree, "feed")
    for entry in tree.findall(ATOM + "entry"):
        children(path, entry, "entry")
    read = feedparser.parse(data)
    assert not read.bozo and read.version == "atom10", f"{path}: {read.get('bozo_exception')}"
    assert read.feed.author and read.entries, path
    assert len({e.id for e in read.entries}) == len(read.entries), f"{path}: an id is there twice"
    own = [l.href for l in read.feed.links if l.rel == "self"]
    assert own == [base + path.relative_to(root).as_posix()], f"{path}: {own}"
    days = [e.updated_parsed for e in read.entries]
    assert days == sorted(days, reverse=True) and read.feed.updated_parsed == days[0], f"{path}: not newest first"
    assert all(isinstance(d, time.struct_time) for d in days), path
    for link in [read.feed.link, *(e.link for e in read.entries)]:
        assert link.startswith(base) and (root / link.removeprefix(base)).is_file(), f"{path}: {link} leads nowhere"
    return len(read.entries)


def main(folder, base):
    root = pathlib.Path(folder)
    feeds = sorted(root.rglob("feed.xml"))
    print(len(feeds), sum(read(root, base, path) for path in feeds))


main(sys.argv[1], sys.argv[2])
