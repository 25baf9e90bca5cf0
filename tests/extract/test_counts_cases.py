"""Counts and what they mean: one table, in our own words, over many wars and registers.

A case: text; what must be found, each as "words low..high qualifier [share=…] [of=…] [unit]", in order, "; " between.
"-" stands for an end that is not known, "none" for no qualifier.
"""

from __future__ import annotations

import pytest

from solferino.extract.counts import CountFound, find_counts

PLAIN = [
    ("Six men were shot.", "Six 6..6 exact persons"),
    ("6 men were shot.", "6 6..6 exact persons"),
    ("The strike killed 1,374 civilians.", "1,374 1374..1374 exact persons"),
    ("The strike killed 12 000 civilians.", "12 000 12000..12000 exact persons"),
    ("The strike displaced 1.2 million people.", "1.2 million 1200000..1200000 exact persons"),
    ("Some 13 million Syrians fled.", "Some 13 million 13000000..13000000 about persons"),
    ("The blast hurt twenty-five villagers.", "twenty-five 25..25 exact persons"),
    ("The blast hurt two hundred and six villagers.", "two hundred and six 206..206 exact persons"),
    ("They counted two thousand five hundred detainees.", "two thousand five hundred 2500..2500 exact persons"),
    ("They counted one hundred and ten detainees.", "one hundred and ten 110..110 exact persons"),
    ("They counted three million refugees.", "three million 3000000..3000000 exact persons"),
    ("They counted a hundred detainees.", "a hundred 100..100 about persons"),
    ("A dozen miners were held.", "A dozen 12..12 about persons"),
    ("Half a dozen miners were held.", "Half a dozen 6..6 about persons"),
    ("Two dozen miners were held.", "Two dozen 24..24 about persons"),
    ("A couple of miners were held.", "A couple of 2..2 about persons"),
    ("Almost three dozen insurgents were held.", "Almost three dozen 36..36 about persons"),
    ("At least a dozen miners were held.", "At least a dozen 12..- at_least persons"),
    ("Half a million people fled.", "Half a million 500000..500000 about persons"),
    ("The shelling left 429 dead.", "429 429..429 exact"),
    ("killing six and wounding 20", "six 6..6 exact; 20 20..20 exact"),
    ("six recently released Ukrainian prisoners", "six 6..6 exact persons"),
    ("12 elderly patients of the clinic", "12 12..12 exact persons"),
    ("Both brothers were shot.", "Both 2..2 exact persons"),
    ("Another three nurses are held.", "three 3..3 exact persons"),
    ("Three more nurses are held.", "Three 3..3 exact persons"),
    ("A further 12 nurses are held.", "12 12..12 exact persons"),
    ("A total of 14 nurses are held.", "A total of 14 14..14 exact persons"),
    ("Only four nurses were freed.", "Only four 4..4 exact persons"),
    ("11 men and 10 women", "11 11..11 exact persons; 10 10..10 exact persons"),
    ("6 men, 4 women and 3 children", "6 6..6 exact persons; 4 4..4 exact persons; 3 3..3 exact persons"),
    ("forty-two Rohingya families", "forty-two 42..42 exact groups"),
    ("Of the 44 Russian prisoners, 16 spoke.", "44 44..44 exact persons; 16 16..16 exact"),
    ("15 Guatemalans were returned.", "15 15..15 exact persons"),
    ("killed one and detained one", "one 1..1 exact; one 1..1 exact"),
]

SINGLE = [
    ("A man was beaten to death.", "A 1..1 exact persons"),
    ("One woman was raped.", "One 1..1 exact persons"),
    ("A 12-year-old girl was hit.", "A 1..1 exact persons"),
    ("An elderly Bosniak woman was burned.", "An 1..1 exact persons"),
    ("Another prisoner died.", "Another 1..1 exact persons"),
    ("A 12-year-old was hit.", "A 1..1 exact persons"),
    ("One of them was shot.", "One 1..1 exact"),
    ("A prisoner exchange took place.", ""),
    ("A civilian hospital was hit.", ""),
    ("The soldier's mother wept.", ""),
    ("A soldier's mother wept.", ""),
    ("A police station burned.", ""),
    ("A missile hit the depot.", ""),
    ("A Sudanese journalist was taken.", "A 1..1 exact persons"),
    ("No one was hurt.", ""),
    ("They blamed one another.", ""),
    ("One must ask why.", ""),
    ("It was one of the worst raids.", "one 1..1 exact incidents"),
]

BOUNDS = [
    ("At least 32 prisoners were executed.", "At least 32 32..- at_least persons"),
    ("More than 30 prisoners were executed.", "More than 30 30..- at_least persons"),
    ("Over 30 prisoners were executed.", "Over 30 30..- at_least persons"),
    ("No fewer than 30 prisoners were executed.", "No fewer than 30 30..- at_least persons"),
    ("No less than 30 prisoners were executed.", "No less than 30 30..- at_least persons"),
    ("In excess of 30 prisoners were executed.", "In excess of 30 30..- at_least persons"),
    ("Upwards of 30 prisoners were executed.", "Upwards of 30 30..- at_least persons"),
    ("A minimum of 30 prisoners were executed.", "A minimum of 30 30..- at_least persons"),
    ("30 or more prisoners were executed.", "30 or more 30..- at_least persons"),
    ("30-plus prisoners were executed.", "30-plus 30..- at_least persons"),
    ("30+ prisoners were executed.", "30+ 30..- at_least persons"),
    ("Up to 25 prisoners were executed.", "Up to 25 -..25 up_to persons"),
    ("As many as 25 prisoners were executed.", "As many as 25 -..25 up_to persons"),
    ("No more than 25 prisoners were executed.", "No more than 25 -..25 up_to persons"),
    ("Fewer than 25 prisoners were executed.", "Fewer than 25 -..25 up_to persons"),
    ("Less than 25 prisoners were executed.", "Less than 25 -..25 up_to persons"),
    ("At most 25 prisoners were executed.", "At most 25 -..25 up_to persons"),
    ("Around 440 bodies were found.", "Around 440 440..440 about persons"),
    ("About 440 bodies were found.", "About 440 440..440 about persons"),
    ("Some 40 bodies were found.", "Some 40 40..40 about persons"),
    ("Nearly 40 bodies were found.", "Nearly 40 40..40 about persons"),
    ("Almost 40 bodies were found.", "Almost 40 40..40 about persons"),
    ("Roughly 40 bodies were found.", "Roughly 40 40..40 about persons"),
    ("Approximately 40 bodies were found.", "Approximately 40 40..40 about persons"),
    ("An estimated 40 bodies were found.", "An estimated 40 40..40 about persons"),
    ("Close to 40 bodies were found.", "Close to 40 40..40 about persons"),
    ("40 or so bodies were found.", "40 or so 40..40 about persons"),
    ("Between 20 and 30 people were held.", "Between 20 and 30 20..30 between persons"),
    ("From 20 to 30 people were held.", "From 20 to 30 20..30 between persons"),
    ("20 to 30 people were held.", "20 to 30 20..30 between persons"),
    ("20-30 people were held.", "20-30 20..30 between persons"),
    ("Three or four people were held.", "Three or four 3..4 between persons"),
    ("Between one and two hundred people were held.", "Between one and two hundred 1..200 between persons"),
    ("At least 12 and up to 15 were shot.", "At least 12 12..- at_least; up to 15 -..15 up_to"),
    ("At least 1.5 million people fled.", "At least 1.5 million 1500000..- at_least persons"),
]

VAGUE = [
    ("Dozens were killed.", "Dozens -..- vague"),
    ("Dozens of villagers were killed.", "Dozens -..- vague persons"),
    ("Scores of villagers were killed.", "Scores -..- vague persons"),
    ("Hundreds of villagers were killed.", "Hundreds -..- vague persons"),
    ("Thousands of civilians were killed or injured.", "Thousands -..- vague persons"),
    ("Tens of thousands of people fled.", "Tens of thousands -..- vague persons"),
    ("Hundreds of thousands of people fled.", "Hundreds of thousands -..- vague persons"),
    ("Several people were hurt.", "Several -..- vague persons"),
    ("Several dozen people were hurt.", "Several dozen -..- vague persons"),
    ("Several hundred people were hurt.", "Several hundred -..- vague persons"),
    ("A few hundred people were hurt.", "A few hundred -..- vague persons"),
    ("Many civilians were hurt.", "Many -..- vague persons"),
    ("Numerous civilians were hurt.", "Numerous -..- vague persons"),
    ("Multiple suspected insurgents were held.", "Multiple -..- vague persons"),
    ("A number of civilians were hurt.", "A number -..- vague persons"),
    ("A small number of civilians were hurt.", "A small number -..- vague persons"),
    ("A few civilians were hurt.", "A few -..- vague persons"),
    ("A handful of civilians were hurt.", "A handful -..- vague persons"),
    ("Some civilians were hurt.", "Some -..- vague persons"),
    ("More than several dozen fell.", "More than several dozen -..- vague"),
    ("Civilians were hurt.", ""),
    ("Some say so.", ""),
]

SHARES = [
    ("Over half of them were beaten.", "Over half -..- none share=Over half"),
    ("Over half of the 60 prisoners were beaten.", "Over half of the 60 -..- none share=Over half of=60 persons"),
    ("More than half of the prisoners were beaten.", "More than half -..- none share=More than half persons"),
    ("Half the prisoners were beaten.", "Half -..- none share=Half persons"),
    ("Almost every one of the 60 was beaten.", "Almost every one of the 60 -..- none share=Almost every one of=60"),
    (
        "Almost every single one of the captives spoke.",
        "Almost every single one -..- none share=Almost every single one persons",
    ),
    ("Two thirds of the captives spoke.", "Two thirds -..- none share=Two thirds persons"),
    ("Two-thirds of the captives spoke.", "Two-thirds -..- none share=Two-thirds persons"),
    ("A third of the 90 captives spoke.", "A third of the 90 -..- none share=A third of=90 persons"),
    ("Three-quarters of the captives spoke.", "Three-quarters -..- none share=Three-quarters persons"),
    ("60 per cent of the 120 captives spoke.", "60 per cent of the 120 -..- none share=60 per cent of=120 persons"),
    ("60 percent of women spoke.", "60 percent -..- none share=60 percent persons"),
    ("60% of the women spoke.", "60% -..- none share=60% persons"),
    ("Most of them spoke.", "Most -..- none share=Most"),
    ("The majority of the captives spoke.", "The majority -..- none share=The majority persons"),
    ("All 12 captives were shot.", "All 12 12..12 exact share=all of=12 persons"),
    ("All of the 12 captives were shot.", "All of the 12 -..- none share=All of=12 persons"),
    ("Nearly all of them were shot.", "Nearly all -..- none share=Nearly all"),
    ("Three of the four captives were shot.", "Three of the four 3..3 exact of=4 persons"),
    ("Six of 12 captives were shot.", "Six of 12 6..6 exact of=12 persons"),
    ("At least six of them were shot.", "At least six 6..- at_least"),
    ("One in five captives spoke.", "One in five -..- none share=One in five persons"),
    ("Nine out of ten captives spoke.", "Nine out of ten -..- none share=Nine out of ten persons"),
    ("Each of the four women was held.", "Each of the four -..- none share=Each of=4 persons"),
    ("six people, three of them children", "six 6..6 exact persons; three 3..3 exact persons"),
]

UNITS = [
    ("in 12 separate incidents", "12 12..12 exact incidents"),
    ("Prosecutors identified four locations in the city.", "four 4..4 exact sites"),
    ("Prosecutors identified four mass graves.", "four 4..4 exact sites"),
    ("They carried out 60 interviews.", "60 60..60 exact reports"),
    ("The office received 1,200 complaints.", "1,200 1200..1200 exact reports"),
    ("Three villages burned.", "Three 3..3 exact places"),
    ("The inquiry was ordered by 45 countries.", "45 45..45 exact places"),
    ("He was held for three days.", "three 3..3 exact time"),
    ("The force seized two vehicles.", "two 2..2 exact objects"),
    ("The city saw 30 strikes.", "30 30..30 exact incidents"),
    ("Thousands of incidents are looked into.", "Thousands -..- vague incidents"),
    ("The report ran to nearly 100 pages.", "nearly 100 100..100 about reports"),
    ("Six police stations burned.", "Six 6..6 exact sites"),
    ("Two hospital buildings burned.", "Two 2..2 exact sites"),
    ("Twelve village residents fled.", "Twelve 12..12 exact persons"),
    ("Four houses and 20 flats burned.", "Four 4..4 exact sites; 20 20..20 exact"),
    ("Six women prisoners were freed.", "Six 6..6 exact persons"),
]

HARD_NEGATIVES = [
    ("On 27 February 2022 they came.", ""),
    ("In 2014 they came.", ""),
    ("the 2022 invasion", ""),
    ("A 34-year-old farmer died.", "A 1..1 exact persons"),
    ("He is 34 years old.", ""),
    ("Olena Hrab, 34, was killed.", ""),
    ("a farmer aged 34", "a 1..1 exact persons"),
    ("Ivan Hrab (34) was killed.", ""),
    ("At 10:30 it began.", ""),
    ("It began at 5 a.m. sharp.", ""),
    ("It began at 5.", ""),
    ("the 64th Brigade and the 3rd floor", ""),
    ("Brigade 64 held the town.", ""),
    ("It cost $300 a head.", ""),
    ("Casualties rose by 24 per cent.", ""),
    ("Casualties rose by 24%.", ""),
    ("40 km from the front", ""),
    ("S-300 and Kh-22 missiles hit it.", ""),
    ("an M777 howitzer", ""),
    ("152 mm shells fell", ""),
    ("152-mm shells fell", ""),
    ("152mm shells fell", ""),
    ("Article 7 of the Statute", ""),
    ("resolution 2623", ""),
    ("paragraph 12 of the report", ""),
    ("see page 14", ""),
    ("He was kept in cell 5.", ""),
    ("The town was shelled.12 Later it fell.", ""),
    ("The town was shelled.[12]", ""),
    ("Call +380 44 123 45 67.", ""),
    ("Call 044-123-45-67.", ""),
    ("a 10-day ceasefire", ""),
    ("a five-storey block", ""),
    ("a three-member commission", ""),
    ("1. The parties shall agree.", ""),
    ("open 24/7", ""),
    ("Route 66 was cut.", ""),
    ("No. 21 was hit", ""),
    ("49.98° N", ""),
    ("7.62 calibre", ""),
    ("release 2011-08-S-052", ""),
    ("ID 0451", ""),
    ("first and second wave", ""),
    ("COVID-19 patients", ""),
    ("both soldiers and civilians", ""),
    ("responsible both for the bomb and the raid", ""),
    ("Both were shot.", "Both 2..2 exact"),
    ("Olena Hrab, 34, and Ivan Hrab, 12, were killed.", ""),
    ("near road no 32", ""),
    ("Battalion 3-16 held the camp.", ""),
    ("under Law 18314", ""),
    ("12 people, two of whom face charges", "12 12..12 exact persons; two 2..2 exact"),
    ("THOUSANDS OF SALVADORANS FLED.", "THOUSANDS -..- vague persons"),
    ("In page 12 civilians are named.", "12 12..12 exact persons"),
]

CASES = PLAIN + SINGLE + BOUNDS + VAGUE + SHARES + UNITS + HARD_NEGATIVES


def _told(text: str, found: CountFound) -> str:
    low, high = ("-" if n is None else str(n) for n in (found.low, found.high))
    words = [text[found.start : found.end], f"{low}..{high}", found.qualifier or "none"]
    words += [f"share={found.share}"] if found.share else []
    words += [f"of={found.of}"] if found.of is not None else []
    return " ".join([*words, *([found.unit] if found.unit else [])])


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_for_numbers_mean_this_many(text: str, expected: str) -> None:
    assert "; ".join(_told(text, c) for c in find_counts(text)) == expected


def test_the_table_has_at_least_150_cases() -> None:
    assert len(CASES) >= 150
