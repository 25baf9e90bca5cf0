"""What a document tells beside its story: `In March 2021 gunmen killed 137 people in Ortela`.

The next sentence goes back to where the story was.
"""

from __future__ import annotations

from solferino.extract.dates import DateFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene, Told
from solferino.extract.scene_phrases import top_of
from solferino.extract.scene_times import earlier_and_longer
from solferino.model import Place

_NEAR = 3  # paragraphs: a story that was left longer ago is over


def back_to_the_story(scene: Scene, before: Told[Place] | None, lent: int, lx: Lexicon) -> None:
    """Keep the place told `before` the sentence where all that the sentence dates is of long before the story."""
    here, last = scene.here, scene.last_place
    if (
        before is None
        or last is None
        or last is before
        or here.parsed.sentence.paragraph - max(before.paragraph, lent) > _NEAR
    ):
        return
    dated = [w for w in here.dates if w.when.earliest or w.when.latest]
    verb = next((t for t in here.parsed.tokens if t.head is t), None)
    if verb is None or any(w.end > verb.start for w in dated):
        return  # "Ada was arrested in March in Ortela": the story itself, told in a court of Monday
    earlier = bool(dated) and all(_long_before(scene, w) for w in dated)
    if earlier or (not dated and lx.places.long_before.search(here.parsed.sentence.text)):
        scene.last_place, scene.lent_in = before, here.parsed.sentence.paragraph


def _long_before(scene: Scene, w: DateFound) -> bool:
    """Whether a time is a longer one and earlier than the day told last: `In March 2021`, in a story of Sunday."""
    top = top_of(scene.here.parsed.between(w.start, w.end))
    if scene.last_dated is None or (top is not None and any(t.dep in ("relcl", "acl") for t in top.up())):
        return False
    return earlier_and_longer(w.when, scene.last_dated.told.what)
