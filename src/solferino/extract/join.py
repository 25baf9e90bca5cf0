"""Which words of a sentence tell of one act.

contract.md, "One act, one allegation": a list of different acts gives one each; killed and injured of one strike give
two, a hospital that it hit one more; what was done to the same people in one episode gives one, with all codes and the
gravest as the main one.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.tree import Token
from solferino.model import Stance, Victims

_GENERAL = ("VIOLATION", "CASUALTIES")
_FAMILIES = ({"KIL", "CASUALTIES"}, {*ATTACKS}, {"TOR", "POW"}, {"HOS", "PRO"})
_ON_ONE_PERSON = {"KIL", "TOR", "SXV", "LIB"}
_FEW = 20  # people to whom different acts can be done in one episode; beyond, a list of acts stays a list
_GRAVEST = ("killed", "missing")  # "taken off a bus and never seen since": gone, and no longer only held
_UNSURE = (Stance.HEDGED, Stance.ALLEGED)
_NEAR = 10  # words between two words for the same dead


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one sentence, those that tell of one act made one."""
    out: list[Draft] = []
    specific = any(d.codes[0] not in _GENERAL and not d.codes[0].startswith("PER") for d in drafts)
    for d in drafts:
        if d.codes[0] == "VIOLATION" and specific:
            continue  # "atrocities" stands for the special acts told beside it
        if d.codes[0] == "CASUALTIES" and d.harm is None and any(o.harm and _same_one(o, d) for o in drafts):
            continue  # "lost both legs when he stepped on a mine"
        if d.codes[0] == "BODIES" and _told_already(d, drafts, out):
            continue
        if d.codes[0].startswith("MIS") and any(_taken(o, d) for o in drafts):
            continue  # "abducted a lawyer; her fate is unknown"
        caused = [o for o in drafts if _is_cause(d, o) and not _one_denied(o, d)]
        if caused:
            for o in caused:
                _absorb_cause(o, d)
            if not d.codes[0].startswith("SPO"):
                continue  # but a hospital hit is told, whoever was killed in it
        mate = next((o for o in out if _one_act(o, d)), None)
        if mate is None:
            out.append(d)
        else:
            _merge(mate, d)
    for d in out:
        d.others = tuple(o for o in out if o is not d)
        if d.near_by and d.harm is None and any(_hurts(o, d) for o in d.others):
            d.victims, d.victim_spans = Victims(), []  # "two died in the strike on the clinic": told with the two
    return out


def _hurts(o: Draft, d: Draft) -> bool:
    """Whether the act `o` is told to have harmed those who only stand near `d`."""
    counted = not o.near_by or any(a <= o.head.start < b for a, b in o.victim_spans)  # "251 hostages"
    return counted and o.harm is not None and any(a < y and x < b for a, b in o.victim_spans for x, y in d.victim_spans)


def _is_cause(attack: Draft, d: Draft) -> bool:
    """Whether an act comes from the attack: by its word, or by the weapon behind which it is told ("a bomb planted by
    rebels killed six")."""
    if d.cause is None:
        return False
    placed = attack.head.dep == "acl" and attack.head.head is d.cause and attack.hits[0].kind == "attack"
    return placed or d.cause is attack.head


def _same_one(o: Draft, d: Draft) -> bool:
    """Whether a pronoun stands for the one whom another act of the sentence harmed."""
    return o is not d and o.victims.low == d.victims.low == 1 and _names_nobody(d)


def _told_already(d: Draft, drafts: Sequence[Draft], out: Sequence[Draft]) -> bool:
    """Whether bodies are the victims of another act of the sentence, or the same bodies again."""
    if any(o.patient is d.head or (o is not d and o.harm == "killed" and o.codes[0].startswith("HOS")) for o in drafts):
        return True
    return any(o.codes[0] == "BODIES" and _same_bodies(o, d) for o in out)


def _taken(a: Draft, missing: Draft) -> bool:
    """Whether those missing are told to have been abducted: it says of them where they went."""
    return a.codes[0] == "LIB-03" and missing.victims.low in (None, a.victims.low)


def _same_bodies(a: Draft, b: Draft) -> bool:
    return a.patient is b.patient or b.patient is None or a.patient is None or abs(a.head.i - b.head.i) < _NEAR


def _absorb_cause(casualties: Draft, attack: Draft) -> None:
    o, d = casualties, attack
    o.extra += [c for c in (*d.codes, *d.extra) if c not in o.codes and c not in o.extra]
    o.targets += [c for c in d.targets if c not in o.targets]
    if d.agents and not o.agents and o.stance is Stance.ASSERTED and d.stance in _UNSURE:
        o.stance = d.stance  # "a bomb believed to have been laid by rebels killed six"
    o.agents = o.agents or d.agents


def _merge(mate: Draft, d: Draft) -> None:
    mate.hits += d.hits
    mate.codes += [c for c in d.codes if c not in mate.codes]
    mate.extra += [c for c in d.extra if c not in mate.extra]
    harms = (mate.harm, d.harm)
    mate.harm = next((h for h in _GRAVEST if h in harms), mate.harm or d.harm)
    mate.agents = mate.agents or d.agents
    # "slammed into a crowd, killing four": whom it hit are those whom it hurt, where these are counted
    hurt = harms[0] is None and d.harm is not None and d.victims.low is not None
    if mate.main in d.codes and d.stance in _UNSURE and mate.stance is Stance.ASSERTED:
        mate.stance = d.stance  # "found dead, possibly executed"
    if mate.victims == Victims() or hurt:
        mate.victims, mate.victim_spans, mate.patient = d.victims, d.victim_spans, d.patient


def _one_denied(a: Draft, b: Draft) -> bool:
    """`A shell hit the school, but nobody was hurt`: what is told to have happened, and what is told not to have."""
    return a.stance.against is not b.stance.against


def _one_act(a: Draft, b: Draft) -> bool:
    if _one_denied(a, b):
        return False
    if a.said is not b.said and not (a.said and b.said and a.said.parts == b.said.parts):
        return False
    same_patient = a.patient is not None and a.patient is b.patient
    same_patient = same_patient or (a.victim_spans != [] and a.victim_spans == b.victim_spans and a.harm == b.harm)
    if not same_patient and a.agents and b.agents and _parted(a, b):
        return False
    if not same_patient and (_came_after(a, b) or _came_after(b, a)):
        return False
    if b.harm == "killed" and b.head.dep == "advcl" and b.head.head is a.head and b.patient and b.patient.pos == "PRON":
        return a.patient is not None and a.codes[0].startswith("KIL")  # "shot a baker, killing him"
    if a.codes[0] == b.codes[0] == "LIB-03" and {a.harm, b.harm} == {"detained", "missing"} and _names_nobody(b):
        return True  # "took my cousin to the base and we never saw him again"
    if b.harm is None and b.head.tag == "VBG" and b.head.dep == "advcl" and b.head.head is a.head:
        # "hit a camp, setting tents ablaze", "shelled the town, firing rockets into two districts"
        return a.hits[0].kind == "attack" and b.hits[0].kind in ("destroy", "attack")
    if a.codes[0] == b.codes[0] == "PRO-01" and b.head.dep == "conj" and b.head.head is a.head:
        # "looted the clinic and took the cattle", unless each verb has a place of its own
        named = (a.parsed.tokens[a.head.i : b.head.i], b.head.subtree())
        return not b.head.below("nsubj", "nsubjpass") and not all(any(t.pos == "PROPN" for t in x) for x in named)
    if _died_of_it(a, b, same_people=same_patient):
        return True
    if {a.harm, b.harm} == {"killed", "injured"}:
        # "killed or injured": one number for both.
        return same_patient and any(t.lower == "or" for t in a.parsed.tokens[a.head.i : b.head.i])
    families = {a.codes[0].split("-")[0], b.codes[0].split("-")[0]}
    if len(families) == 1 or any(families <= family for family in _FAMILIES):
        if a.harm == "killed" and b.harm == "killed" and not same_patient and a.victims.low and b.victims.low:
            return False
        return same_patient or a.patient is None or b.patient is None or _coordinated(a, b)
    if families <= {*ATTACKS, "CASUALTIES", "KIL"}:
        return same_patient
    # Different acts on the same few people in one episode; a list of acts on a whole population stays a list.
    few = (a.victims.high is not None and a.victims.high <= _FEW) or a.victims.low == 1
    return families <= _ON_ONE_PERSON and a.head.is_verb and b.head.is_verb and same_patient and few


def _died_of_it(a: Draft, b: Draft, *, same_people: bool) -> bool:
    """`was wounded and died in hospital`, `died hours after he was wounded`, `died under torture`: what somebody died
    of is told with his death, and is no harm beside it."""
    died, of = (a, b) if a.hits[0].kind == "die" else (b, a)
    if died.hits[0].kind != "die" or died.harm != "killed" or not died.head.is_verb:
        return False
    if of.harm == "other":  # "died under torture"
        return of.codes[0] == "TOR-01" and of.head.dep == "pobj" and of.head.head.head is died.head
    if of.harm != "injured":
        return False
    pronoun = any(d.patient is not None and d.patient.pos == "PRON" for d in (a, b))
    return same_people or (pronoun and a.victims.low == b.victims.low == 1 and died.head in of.head.up())


def _came_after(a: Draft, b: Draft) -> bool:
    """`The raid on Ortela came two weeks after nine were killed in Karma`: an attack, and what was long before it."""
    verb = b.head.head
    measured = any(c.lower in ("after", "before") and c.below("npadvmod") for c in b.head.below("mark"))
    return b.head.dep == "advcl" and measured and a.head in verb.subtree() and a.head not in b.head.subtree()


def _names_nobody(d: Draft) -> bool:
    """Whether those it was done to are not told, or by a pronoun only."""
    return d.patient is None or d.patient.pos == "PRON"


def _parted(a: Draft, b: Draft) -> bool:
    """`Soldiers beat him; police gave her shocks`: two sentences in one, each with its own doer."""
    return ";" in a.parsed.text(*sorted((a.head.start, b.head.start)))


def _others(a: Draft, b: Draft) -> bool:
    """`captured a leader and detained several insurgents`: each verb has an object of its own."""
    if a.harm != b.harm or not (a.head.is_verb and b.head.is_verb):
        return False  # "hit the station, killing 50": one act
    objects = [_object(d) for d in (a, b)]
    return None not in objects and objects[0] is not objects[1]


def _object(d: Draft) -> Token | None:
    """Whom or what a verb was done to by its own words; no pronoun, which may stand for another verb's."""
    found = d.patient if d.patient is not None and d.patient in d.head.subtree() else None
    return found if found is not None and found.pos != "PRON" else None


def _coordinated(a: Draft, b: Draft) -> bool:
    """Coordinated words for acts of one family: `starved, tortured and forced to …`."""
    if a.victims.low is not None and b.victims.low is not None:
        return False
    if _others(a, b):
        return False
    if any(d.head.dep == "advcl" and d.head.below("nsubj", "nsubjpass") for d in (a, b)) and a.patient and b.patient:
        return False  # "while he targeted the army, his attacks killed civilians"
    return a.head.head in (b.head, b.head.head) or b.head.head is a.head
