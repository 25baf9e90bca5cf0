"""The generator of synthetic corpora: the same in every run, and its truth is in its texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from benchmarks.synthetic import claims, origins, papers, published
from benchmarks.synthetic_edits import Piece, edit, scatter
from benchmarks.synthetic_world import PER_DAY, dice, event

from solferino.model import Stance


def test_a_world_is_the_same_in_every_run_and_a_longer_one_begins_alike() -> None:
    short, long = list(claims(5, 200)), list(islice(claims(5, 400), 200))
    assert short == long
    assert list(claims(6, 5)) != short[:5]


def test_every_form_of_telling_is_there_and_every_allegation_has_an_id_of_its_own() -> None:
    told = list(claims(5, 4000))
    forms = Counter(t.form for t in told)
    assert set(forms) == {
        "report", "copy", "update", "follow-up", "wrong number", "vague place", "vague time", "denial", "total",
    }  # fmt: skip
    assert len({t.allegation.id for t in told}) == len(told)
    assert all(t.allegation.total == (t.kind == "total") for t in told)
    assert all((t.allegation.stance is Stance.DENIED) == (t.form == "denial") for t in told)


def test_two_events_in_one_town_on_one_day_differ_in_site_number_and_hour() -> None:
    twins = [(event(5, n), event(5, n - 1)) for n in range(1, 600) if event(5, n).twin is not None]
    assert len(twins) > 5
    for one, other in twins:
        assert (one.town, one.day) == (other.town, other.day)
        assert one.site != other.site and one.killed != other.killed and one.hour != other.hour


def test_large_towns_and_large_outlets_come_up_more_often() -> None:
    towns = Counter(event(5, n).town.place.name for n in range(3000))
    assert towns.most_common(1)[0][1] > 20 and len(towns) > 500
    outlets = Counter(t.document.publisher for t in claims(5, 3000))
    assert outlets.most_common(1)[0][1] > 10 * sorted(outlets.values())[len(outlets) // 2]


def test_a_longer_world_takes_a_longer_time_and_is_no_denser() -> None:
    assert (event(5, 100 * PER_DAY).day - event(5, 0).day).days == 100


def test_the_truth_as_origins_holds_every_allegation_once() -> None:
    told = list(claims(5, 500))
    held = [a for o in origins(told) for a in o.allegations]
    assert sorted(held) == sorted(t.allegation.id for t in told)
    assert set(published(told)) == {t.document.id for t in told}


def test_every_passage_stands_in_its_text() -> None:
    for p in papers(5, 30):
        for a in p.allegations:
            assert p.rendition.text[a.passage.start : a.passage.end] == a.passage.text


def test_forms_of_a_release_share_its_name() -> None:
    forms = defaultdict(set)
    for p in papers(5, 80):
        forms[p.release].add(p.form)
    whole = set().union(*forms.values())
    assert {"release", "copy", "partial", "rewrite", "translation", "quotation", "denial", "total"} <= whole


def test_an_edit_changes_the_share_of_words_that_it_is_asked_to() -> None:
    text = [Piece("x", " ".join(f"word{n}-{k}" for k in range(20))) for n in range(20)]
    for change in (edit, scatter):
        for share in (0.1, 0.4):
            out = {w for p in change(text, share, dice(1, "edit")) for w in p.text.split()}
            kept = sum(w in out for p in text for w in p.text.split()) / 400
            assert abs(kept - (1 - share)) < 0.06
