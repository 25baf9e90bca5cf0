"""Expressions of time and what they mean: one table, in our own words, over many wars and registers.

A case: text; day of publication (None: not known; "a..b": between two days); what must be found, each as
"words = earliest..latest precision role", with "?" where a day must stay open and no role for events.
"""

from __future__ import annotations

import pytest

from solferino.extract.dates import Anchor, DateFound, find_dates
from solferino.model.document import Published

ANCHORS = (
    Anchor(r"(?:the )?(?:full-scale |large-scale |russian )*invasion(?: of ukraine)?", "2022-02-24", "2022-02-24"),
    Anchor(r"russia invaded ukraine", "2022-02-24", "2022-02-24"),
    Anchor(r"the (?:second chechen|gaza) war", "2023-10-07", None),
)

ABSOLUTE = [
    ("Six men were shot on February 27.", "2022-09-16", "February 27 = 2022-02-27..2022-02-27 day"),
    ("Six men were shot on 27 February.", "2022-09-16", "27 February = 2022-02-27..2022-02-27 day"),
    ("Six men were shot on 27 Feb. 2022.", None, "27 Feb. 2022 = 2022-02-27..2022-02-27 day"),
    ("The grave was opened on Oct. 11, 2022.", None, "Oct. 11, 2022 = 2022-10-11..2022-10-11 day"),
    ("The grave was opened on October 11th, 2022.", None, "October 11th, 2022 = 2022-10-11..2022-10-11 day"),
    ("The grave was opened on the 11th of October 2022.", None, "11th of October 2022 = 2022-10-11..2022-10-11 day"),
    ("Logged 2022-03-13 by the duty officer", None, "2022-03-13 = 2022-03-13..2022-03-13 day"),
    ("A market in Bentiu was hit on 4 May 2014.", "2020-01-01", "4 May 2014 = 2014-05-04..2014-05-04 day"),
    ("A market was hit on Sunday, 4 May 2014.", "2020-01-01", "Sunday, 4 May 2014 = 2014-05-04..2014-05-04 day"),
    ("A market was hit on Sunday, May 4, 2014.", "2020-01-01", "Sunday, May 4, 2014 = 2014-05-04..2014-05-04 day"),
    ("Two nuns were taken in March 1999.", None, "March 1999 = 1999-03-01..1999-03-31 month"),
    ("Two nuns were taken in March, 1999.", None, "March, 1999 = 1999-03-01..1999-03-31 month"),
    ("The camp was opened in 2014.", "2022-01-01", "2014 = 2014-01-01..2014-12-31 year"),
    ("During 1994 whole families vanished.", None, "1994 = 1994-01-01..1994-12-31 year"),
    ("The prison has been in use since the 1990s.", None, "since the 1990s = 1990-01-01..? range"),
    (
        "More than 1,500 people have been killed since it seized power on 1 February 2021.",
        "2022-09-16",
        "1 February 2021 = 2021-02-01..2022-09-16 range",
    ),
    (
        "It was the deadliest attack since fighting broke out on 27 September 2020.",
        "2022-09-16",
        "27 September 2020 = 2020-09-27..2020-09-27 day",
    ),
    (
        "He has not been seen since he was taken on 3 May 2022.",
        "2022-09-16",
        "3 May 2022 = 2022-05-03..2022-05-03 day",
    ),
    ("Police kept him overnight.", "2022-09-16", ""),
    ("Nine people were detained overnight.", "2022-09-16", "overnight = 2022-09-15..2022-09-16 range"),
    ("In April, shells fell on Sumy.", "2022-09-16", "April = 2022-04-01..2022-04-30 month"),
    ("In May, shells fell on Sumy.", "2022-09-16", "May = 2022-05-01..2022-05-31 month"),
    ("Villages burned in December.", "2022-03-02", "December = 2021-12-01..2021-12-31 month"),
    ("A convoy was looted in early March 2022.", None, "early March 2022 = 2022-03-01..2022-03-10 range"),
    ("A convoy was looted in mid-July.", "2022-09-16", "mid-July = 2022-07-10..2022-07-20 range"),
    ("A convoy was looted in late December 2023.", None, "late December 2023 = 2023-12-15..2023-12-31 range"),
    ("At the end of April 2022 they fled.", None, "end of April 2022 = 2022-04-15..2022-04-30 range"),
    ("At the beginning of May 2022 they fled.", None, "beginning of May 2022 = 2022-05-01..2022-05-10 range"),
    ("Killings rose in the first half of 2023.", "2024-01-01", "first half of 2023 = 2023-01-01..2023-06-30 range"),
    ("Killings rose in the second half of 2023.", "2024-01-01", "second half of 2023 = 2023-07-01..2023-12-31 range"),
    ("Killings rose in spring 2022.", "2024-01-01", "spring 2022 = 2022-03-01..2022-05-31 season"),
    ("In the summer of 1995 the enclave fell.", None, "summer of 1995 = 1995-06-01..1995-08-31 season"),
    ("In winter 2022-2023 the grid was hit.", None, "winter 2022-2023 = 2022-12-01..2023-02-28 season"),
    ("Over the summer of 1995 the enclave fell.", None, "summer of 1995 = 1995-06-01..1995-08-31 season"),
    (
        "On the last Wednesday of August 2017 they came.",
        None,
        "last Wednesday of August 2017 = 2017-08-30..2017-08-30 day",
    ),
    ("On the second Friday in May 2019 they came.", None, "second Friday in May 2019 = 2019-05-10..2019-05-10 day"),
    ("In Q3 2023 fewer were hurt.", "2024-01-01", "Q3 2023 = 2023-07-01..2023-09-30 range"),
    (
        "In the third quarter of 2023 fewer were hurt.",
        "2024-01-01",
        "third quarter of 2023 = 2023-07-01..2023-09-30 range",
    ),
    ("Looting peaked in the week of 7 March 2022.", None, "week of 7 March 2022 = 2022-03-07..2022-03-13 week"),
    (
        "Looting peaked in the first week of March 2022.",
        None,
        "first week of March 2022 = 2022-03-01..2022-03-07 week",
    ),
    (
        "Looting peaked in the last days of March 2022.",
        None,
        "last days of March 2022 = 2022-03-25..2022-03-31 range",
    ),
    ("Feb. 3: two shells hit a school.", "2015-02-05", "Feb. 3 = 2015-02-03..2015-02-03 day"),
    ("KYIV, MARCH 3 - A tower was hit.", "2022-03-04", "MARCH 3 = 2022-03-03..2022-03-03 day"),
    ("He was buried on 29 February 2024.", None, "29 February 2024 = 2024-02-29..2024-02-29 day"),
    ("He was buried on 29 February.", "2023-05-01", "29 February = 2020-02-29..2020-02-29 day"),
    ("Attested on 31.12.2021 in writing", None, "31.12.2021 = 2021-12-31..2021-12-31 day"),
    ("Attested on 03.04.2021 in writing", None, "03.04.2021 = 2021-04-03..2021-04-03 day"),
    ("Attested on 25/12/2021 in writing", None, "25/12/2021 = 2021-12-25..2021-12-25 day"),
    ("Attested on 12/25/2021 in writing", None, "12/25/2021 = 2021-12-25..2021-12-25 day"),
    ("Attested on 11/11/2021 in writing", None, "11/11/2021 = 2021-11-11..2021-11-11 day"),
    ("Attested on 2021/12/25 in writing", None, "2021/12/25 = 2021-12-25..2021-12-25 day"),
    ("BOGOTA, 25 AUG 89 (AFP) -- A bus burned.", None, "25 AUG 89 = 1989-08-25..1989-08-25 day"),
    ("LIMA, 5 MAY 22 (EFE) -- A bus burned.", "2023-01-01", "5 MAY 22 = 2022-05-05..2022-05-05 day"),
    ("In 2022/23 the camps filled.", None, "2022/23 = 2022-01-01..2023-12-31 range"),
]

NUMERIC_ORDER = [
    ("Taken on 11/10/2022.", None, "11/10/2022 = ? day"),
    ("Taken on 11/10/2022.", "2022-10-20", "11/10/2022 = 2022-10-11..2022-10-11 day"),
    ("Taken on 11/10/2022.", "2023-10-20", "11/10/2022 = ? day"),
    ("Taken on 25-10-2022.", None, "25-10-2022 = 2022-10-25..2022-10-25 day"),
    ("Taken on 11-10-2022.", None, "11-10-2022 = ? day"),
    (
        "Taken on 11/10/2022, freed on 25/10/2022.",
        None,
        "11/10/2022 = 2022-10-11..2022-10-11 day; 25/10/2022 = 2022-10-25..2022-10-25 day",
    ),
    (
        "Taken on 11/10/2022, freed on 11/25/2022.",
        None,
        "11/10/2022 = 2022-11-10..2022-11-10 day; 11/25/2022 = 2022-11-25..2022-11-25 day",
    ),
]

RANGES = [
    (
        "At least 32 were executed between December and February.",
        "2024-03-26",
        "between December and February = 2023-12-01..2024-02-29 range",
    ),
    (
        "Casualties stayed high during the December 2023-February 2024 period.",
        "2024-03-27",
        "December 2023-February 2024 = 2023-12-01..2024-02-29 range",
    ),
    (
        "The report covers 1 December 2023 to 29 February 2024.",
        "2024-03-27",
        "1 December 2023 to 29 February 2024 = 2023-12-01..2024-02-29 range",
    ),
    (
        "The town was held from 24 February to 31 March 2022.",
        None,
        "from 24 February to 31 March 2022 = 2022-02-24..2022-03-31 range",
    ),
    (
        "The town was held from 24 November to 3 January 2015.",
        None,
        "from 24 November to 3 January 2015 = 2014-11-24..2015-01-03 range",
    ),
    ("They hid between 1 and 15 May 2022.", None, "between 1 and 15 May 2022 = 2022-05-01..2022-05-15 range"),
    ("They hid between 1 and 15 May.", "2022-09-01", "between 1 and 15 May = 2022-05-01..2022-05-15 range"),
    ("They hid from May 1 to 15, 2022.", None, "from May 1 to 15, 2022 = 2022-05-01..2022-05-15 range"),
    ("They hid from May 1 to June 4, 2022.", None, "from May 1 to June 4, 2022 = 2022-05-01..2022-06-04 range"),
    ("They hid on 3-5 May 2022.", None, "3-5 May 2022 = 2022-05-03..2022-05-05 range"),
    ("Raids on 24 and 25 February 2022.", None, "24 and 25 February 2022 = 2022-02-24..2022-02-25 range"),
    ("Raids on 3, 5 and 7 May 2023.", None, "3, 5 and 7 May 2023 = 2023-05-03..2023-05-07 range"),
    ("Raids in March and April 2022.", None, "March and April 2022 = 2022-03-01..2022-04-30 range"),
    (
        "Raids in late December and January caused a spike.",
        "2024-03-27",
        "late December and January = 2023-12-15..2024-01-31 range",
    ),
    (
        "Two were shot on the night of 3 to 4 May 2022.",
        None,
        "night of 3 to 4 May 2022 = 2022-05-03..2022-05-04 range",
    ),
    ("Two were shot on the night of 3 May 2022.", None, "night of 3 May 2022 = 2022-05-03..2022-05-04 range"),
    ("He was held since February 2022.", "2022-06-10", "since February 2022 = 2022-02-01..2022-06-10 range"),
    ("He was held since February 2022.", None, "since February 2022 = 2022-02-01..? range"),
    ("He was held until the end of April 2022.", None, "until the end of April 2022 = ?..2022-04-30 range"),
    ("Before 2014 the prison was empty.", None, "Before 2014 = ?..2013-12-31 range"),
    ("The mandate runs up to April 1.", "2022-04-13", "up to April 1 = ?..2022-04-01 range"),
    ("As of 31 March 2022 no one had returned.", None, "As of 31 March 2022 = ?..2022-03-31 range"),
    ("From 2014 to 2016 the militia ruled.", None, "From 2014 to 2016 = 2014-01-01..2016-12-31 range"),
    ("Between 2014 and 2016 the militia ruled.", None, "Between 2014 and 2016 = 2014-01-01..2016-12-31 range"),
    ("The militia ruled in 2014-2016.", None, "2014-2016 = 2014-01-01..2016-12-31 range"),
    (
        "Massacres were recorded in 1982 and 2003.",
        None,
        "1982 = 1982-01-01..1982-12-31 year; 2003 = 2003-01-01..2003-12-31 year",
    ),
    (
        "from December 2023 to February they were held",
        None,
        "from December 2023 to February = 2023-12-01..2024-02-29 range",
    ),
    (
        "Shelling in mid to late March 2022 was worst.",
        None,
        "mid to late March 2022 = 2022-03-10..2022-03-31 range",
    ),
    (
        "Between 24 February and 5 March, 30 were killed.",
        "2022-03-20",
        "Between 24 February and 5 March = 2022-02-24..2022-03-05 range",
    ),
]

RELATIVE = [
    ("A hospital was hit last month.", "2022-04-13", "last month = 2022-03-01..2022-03-31 month"),
    ("A hospital was hit last month.", "2022-01-13", "last month = 2021-12-01..2021-12-31 month"),
    ("A hospital was hit yesterday.", "2022-04-01", "yesterday = 2022-03-31..2022-03-31 day"),
    ("A hospital was hit today.", "2022-04-01", "today = 2022-04-01..2022-04-01 day"),
    ("A hospital was hit the day before yesterday.", "2022-04-01", "day before yesterday = 2022-03-30..2022-03-30 day"),
    ("Attacks went on Monday and Tuesday.", "2024-03-27", "Monday and Tuesday = 2024-03-25..2024-03-26 range"),
    ("Attacks went on Monday and Tuesday.", "2024-03-25", "Monday and Tuesday = 2024-03-18..2024-03-19 range"),
    ("He was shot on Monday.", "2024-03-25", "Monday = 2024-03-25..2024-03-25 day"),
    ("He was shot on Tuesday.", "2024-03-25", "Tuesday = 2024-03-19..2024-03-19 day"),
    ("He was shot last Tuesday.", "2024-03-26", "last Tuesday = 2024-03-19..2024-03-19 day"),
    ("Drones came from Friday to Sunday.", "2024-03-26", "from Friday to Sunday = 2024-03-22..2024-03-24 range"),
    ("He was shot two Sundays ago.", "2022-06-30", "two Sundays ago = 2022-06-19..2022-06-19 day"),
    ("He was shot last week.", "2022-04-13", "last week = 2022-04-04..2022-04-10 week"),
    ("He was shot this week.", "2022-04-13", "this week = 2022-04-11..2022-04-13 week"),
    ("He was shot last year.", "2022-04-13", "last year = 2021-01-01..2021-12-31 year"),
    ("He was shot earlier this year.", "2022-04-13", "earlier this year = 2022-01-01..2022-04-13 range"),
    ("He was shot this year.", "2022-04-13", "this year = 2022-01-01..2022-04-13 year"),
    ("He was shot two weeks ago.", "2022-04-15", "two weeks ago = 2022-03-29..2022-04-04 week"),
    ("He was shot three days ago.", "2022-04-15", "three days ago = 2022-04-12..2022-04-12 day"),
    ("He was shot six months ago.", "2022-08-15", "six months ago = 2022-02-01..2022-02-28 month"),
    ("He was shot a year ago.", "2022-08-15", "a year ago = 2021-01-01..2021-12-31 year"),
    ("He was shot a few days ago.", "2022-08-15", "a few days ago = 2022-08-05..2022-08-14 range"),
    ("They pulled back in recent weeks.", "2022-04-13", "recent weeks = 2022-02-09..2022-04-13 range"),
    ("They pulled back in recent days.", "2022-04-13", "recent days = 2022-03-30..2022-04-13 range"),
    (
        "Over the past two weeks 40 have drowned.",
        "2022-04-15",
        "past two weeks = 2022-04-01..2022-04-15 range",
    ),
    (
        "In the last 24 hours four have died.",
        "2022-04-15",
        "last 24 hours = 2022-04-14..2022-04-15 range",
    ),
    ("Over the past week four have died.", "2022-04-15", "past week = 2022-04-08..2022-04-15 range"),
    ("A block was hit this morning.", "2022-04-15", "this morning = 2022-04-15..2022-04-15 day"),
    ("A block was hit overnight.", "2022-04-15", "overnight = 2022-04-14..2022-04-15 range"),
    ("A judge was shot a few minutes ago.", "2022-04-15", "a few minutes ago = 2022-04-14..2022-04-15 range"),
    ("A block was hit last night.", "2022-04-15", "last night = 2022-04-14..2022-04-15 range"),
    ("Over the weekend a block was hit.", "2022-04-13", "weekend = 2022-04-09..2022-04-10 range"),
    ("Last March a block was hit.", "2022-09-13", "Last March = 2022-03-01..2022-03-31 month"),
    ("Last summer a block was hit.", "2022-09-13", "Last summer = 2022-06-01..2022-08-31 season"),
    ("It happened in early 2021.", "2022-09-13", "early 2021 = 2021-01-01..2021-05-02 range"),
    ("Tanks came at the end of last month.", "2022-04-13", "end of last month = 2022-03-15..2022-03-31 range"),
    ("Tanks came yesterday.", None, "yesterday = ? day"),
    ("Tanks came on Friday.", None, "Friday = ? day"),
    ("Tanks came last month.", None, "last month = ? month"),
    ("Tanks came yesterday.", "2022-04-01..2022-04-30", "yesterday = 2022-03-31..2022-04-29 range"),
    ("Tanks came in February.", "2022-04-01..2022-04-30", "February = 2022-02-01..2022-02-28 month"),
    ("Tanks came in February.", "2022-01-01..2022-12-31", "February = ? month"),
    ("Tanks came on 3 February.", "2022-01-01..2022-12-31", "3 February = ? day"),
]

ANCHORED = [
    (
        "Nine months after the invasion the cost is clear.",
        None,
        "Nine months after the invasion = 2022-11-01..2022-11-30 month",
    ),
    (
        "In April, just two months after Russia invaded Ukraine, troops were accused.",
        None,
        "April = 2022-04-01..2022-04-30 month; two months after Russia invaded Ukraine = 2022-04-01..2022-04-30 month",
    ),
    (
        "In April, just two months after Russia invaded Ukraine, troops were accused.",
        "2024-01-01",
        "April = 2022-04-01..2022-04-30 month; two months after Russia invaded Ukraine = 2022-04-01..2022-04-30 month",
    ),
    ("Three days after the invasion he was taken.", None, "Three days after the invasion = 2022-02-27..2022-02-27 day"),
    ("The day after the invasion he was taken.", None, "day after the invasion = 2022-02-25..2022-02-25 day"),
    (
        "Two weeks before the invasion he was taken.",
        None,
        "Two weeks before the invasion = 2022-02-07..2022-02-13 week",
    ),
    ("Since the invasion 300 have fled.", "2022-06-01", "Since the invasion = 2022-02-24..2022-06-01 range"),
    (
        "Since the start of the full-scale invasion 300 have fled.",
        None,
        "Since the start of the full-scale invasion = 2022-02-24..? range",
    ),
    (
        "Since the military coup of 1 February 2021 many have fled.",
        "2022-06-30",
        "Since the military coup of 1 February 2021 = 2021-02-01..2022-06-30 range",
    ),
    (
        "Since the siege began on 1 March 2022 many have died.",
        None,
        "Since the siege began on 1 March 2022 = 2022-03-01..? range",
    ),
    (
        "Since the Gaza war of 7 October 2023 many have fled.",
        None,
        "Since the Gaza war of 7 October 2023 = 2023-10-07..? range",
    ),
    ("Before the invasion he taught.", None, "Before the invasion = ?..2022-02-23 range"),
    (
        "In the first days of the invasion he was taken.",
        None,
        "first days of the invasion = 2022-02-24..2022-03-09 range",
    ),
    (
        "In the first three weeks of the invasion he was taken.",
        None,
        "first three weeks of the invasion = 2022-02-24..2022-03-16 range",
    ),
    (
        "prosecuted since the invasion by Russian forces in February",
        None,
        "since the invasion = 2022-02-24..? range; February = 2022-02-01..2022-02-28 month",
    ),
    ("Ten days after the troops left, they came.", "2022-09-16", "Ten days after = ?"),
    ("Two weeks after 5 March 2022 he died.", None, "Two weeks after 5 March 2022 = 2022-03-16..2022-03-22 week"),
    ("A month into the Gaza war water ran out.", None, "A month into the Gaza war = 2023-11-01..2023-11-30 month"),
]

STORY = [
    (
        "On 24 February 2022 tanks came. On 27 February six were shot.",
        "2024-06-01",
        "24 February 2022 = 2022-02-24..2022-02-24 day; 27 February = 2022-02-27..2022-02-27 day",
    ),
    (
        "On 24 February 2022 tanks came. On 27 February six were shot.",
        None,
        "24 February 2022 = 2022-02-24..2022-02-24 day; 27 February = 2022-02-27..2022-02-27 day",
    ),
    (
        "On 24 February 2022 tanks came.\n\nOn 27 February six were shot.",
        None,
        "24 February 2022 = 2022-02-24..2022-02-24 day; 27 February = 2022-02-27..2022-02-27 day",
    ),
    (
        "On 30 December 2021 he was held. On 3 January he was freed.",
        None,
        "30 December 2021 = 2021-12-30..2021-12-30 day; 3 January = 2022-01-03..2022-01-03 day",
    ),
    (
        "On 5 March 2022 he was held. The following day he was freed.",
        None,
        "5 March 2022 = 2022-03-05..2022-03-05 day; following day = 2022-03-06..2022-03-06 day",
    ),
    (
        "On 5 March 2022 he was held. Two days later he died.",
        None,
        "5 March 2022 = 2022-03-05..2022-03-05 day; Two days later = 2022-03-07..2022-03-07 day",
    ),
    (
        "On 5 March 2022 he was held. A week earlier she had been.",
        None,
        "5 March 2022 = 2022-03-05..2022-03-05 day; A week earlier = 2022-02-23..2022-03-01 week",
    ),
    (
        "A block was hit on 28 October 2020, the worst since war over the hills began on 27 September."
        " A day earlier four died.",
        None,
        "28 October 2020 = 2020-10-28..2020-10-28 day; 27 September = 2020-09-27..2020-09-27 day;"
        "A day earlier = 2020-10-27..2020-10-27 day",
    ),
    (
        "Raids began in March 2015, the worst since war over the hills began in May 2014. In that month nine died.",
        None,
        "March 2015 = 2015-03-01..2015-03-31 month; May 2014 = 2014-05-01..2014-05-31 month;"
        "that month = 2014-05-01..2014-05-31 month",
    ),
    (
        "A bomb fell on 5 March 2022. Seven minutes later it was hit again.",
        None,
        "5 March 2022 = 2022-03-05..2022-03-05 day; Seven minutes later = 2022-03-05..2022-03-05 day",
    ),
    (
        "Between 7 May and 12 June 2022 nine died. In the same period four vanished.",
        None,
        "Between 7 May and 12 June 2022 = 2022-05-07..2022-06-12 range; same period = 2022-05-07..2022-06-12 range",
    ),
    (
        "The village burned on 24 February 2003. She was taken on the day of the attack.",
        None,
        "24 February 2003 = 2003-02-24..2003-02-24 day; day of the attack = 2003-02-24..2003-02-24 range",
    ),
    (
        "A well burned on 2 May 2003. On the day of the attack, 4 May, two were taken.",
        None,
        "2 May 2003 = 2003-05-02..2003-05-02 day; 4 May = 2003-05-04..2003-05-04 day",
    ),
    ("The following day he was freed.", "2022-04-01", "following day = ? day"),
    (
        "The period was 1 December 2023 to 29 February 2024. Raids in January were worst.",
        None,
        "1 December 2023 to 29 February 2024 = 2023-12-01..2024-02-29 range; January = 2024-01-01..2024-01-31 month",
    ),
    (
        "Killed between December and February.\n\nHigh in the December 2023-February 2024 period.",
        None,
        "between December and February = 2023-12-01..2024-02-29 range;"
        "December 2023-February 2024 = 2023-12-01..2024-02-29 range",
    ),
    (
        "Shot on 27 February.\n\nThe killings of 27 February 2022 are being looked into.",
        None,
        "27 February = 2022-02-27..2022-02-27 day; 27 February 2022 = 2022-02-27..2022-02-27 day",
    ),
    (
        "Shot on 27 February.\n\nOn 27 February 2022 and again on 27 February 2023 bells rang.",
        None,
        "27 February = ? day; 27 February 2022 = 2022-02-27..2022-02-27 day;"
        "27 February 2023 = 2023-02-27..2023-02-27 day",
    ),
    (
        "The law of 24 February 2022 stands. On 5 March the mayor was taken.",
        "2022-03-08",
        "24 February 2022 = 2022-02-24..2022-02-24 day; 5 March = 2022-03-05..2022-03-05 day",
    ),
    ("It was Sunday, 27 February when they came.", "2024-06-01", "Sunday, 27 February = 2022-02-27..2022-02-27 day"),
]

ROLES = [
    ("Officials told reporters in Washington on Friday.", "2022-11-22", "Friday = 2022-11-18..2022-11-18 day report"),
    ("The mayor said on Monday that six had died.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day report"),
    (
        "In a report released on Thursday it found torture.",
        "2022-11-22",
        "Thursday = 2022-11-17..2022-11-17 day report",
    ),
    ("On Thursday, the mission said six had died.", "2022-11-22", "Thursday = 2022-11-17..2022-11-17 day report"),
    ("Six were killed on Monday, officials said.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("Officials said six were killed on Monday.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("On Monday shelling killed six.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("Blasts were reported on Monday in the port.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("The captives were released on Monday.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("The figures were published on 3 May 2022.", None, "3 May 2022 = 2022-05-03..2022-05-03 day report"),
    ("Monday's statement named no one.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day report"),
    ("The bishop yesterday said so.", "2022-11-22", "yesterday = 2022-11-21..2022-11-21 day report"),
    ("Monday's attack hit a clinic.", "2022-11-22", "Monday = 2022-11-21..2022-11-21 day"),
    ("The court will sit on Friday.", "2022-11-22", "Friday = 2022-11-25..2022-11-25 day future"),
    ("The court will sit next week.", "2022-11-22", "next week = 2022-11-28..2022-12-04 week future"),
    ("The council meets tomorrow.", "2022-11-22", "tomorrow = 2022-11-23..2022-11-23 day future"),
    ("The trial is scheduled for 3 March.", "2022-11-22", "3 March = 2023-03-03..2023-03-03 day future"),
    ("The trial is due in May 2030.", "2022-11-22", "May 2030 = 2030-05-01..2030-05-31 month future"),
]

HARD_NEGATIVES = [
    ("He was held for three days.", None, ""),
    ("She was kept in a cellar for nine months.", "2022-09-01", ""),
    ("A boy aged 27 was hit.", "2022-09-01", ""),
    ("A 10-day ceasefire was agreed.", "2022-09-01", ""),
    ("He is 34 years old.", "2022-09-01", ""),
    ("In February 429 civilians were killed.", "2024-03-27", "February = 2024-02-01..2024-02-29 month"),
    ("In March 20 people were killed.", "2024-03-27", "March = 2024-03-01..2024-03-27 month"),
    ("On March 20 people were killed.", "2024-03-27", "March 20 = 2024-03-20..2024-03-20 day"),
    ("They may march on the town.", "2024-03-27", ""),
    ("Theresa May said so, and so did Jan.", "2024-03-27", ""),
    ("Fayez Jan was taken.", "2012-06-14", ""),
    ("The Sunday Times printed it.", "2024-03-27", ""),
    ("Families gather after Friday prayers.", "2024-03-27", ""),
    ("Bloody Sunday is remembered.", "2024-03-27", ""),
    ("Every Friday they were beaten.", "2024-03-27", ""),
    ("Shells hit 2022 homes.", "2024-03-27", ""),
    ("S-300 and M777 fire, 152 mm shells.", "2024-03-27", ""),
    ("Brigade 64 and Article 7 of the Statute.", "2024-03-27", ""),
    ("the spring in the village ran dry", "2024-03-27", ""),
    ("a two-month siege", "2024-03-27", ""),
    ("Every day, several times a week.", "2024-03-27", ""),
    ("The 13/45/2022 entry is void.", "2024-03-27", ""),
    ("He came on 31 February.", "2024-03-27", ""),
    ("Version 10.3.15 of the form.", "2024-03-27", ""),
    ("Call +380 44 123 45 67.", "2024-03-27", ""),
    ("Between 20 and 30 people fled.", "2024-03-27", ""),
    ("From 12 to 15 women were held.", "2024-03-27", ""),
    ("They were held for two weeks after the arrest.", "2024-03-27", ""),
    ("On 5 May 22 people died.", "2024-03-27", "5 May = 2023-05-05..2023-05-05 day"),
    ("It was her last day at school.", "2024-03-27", ""),
    ("It was past midnight.", "2024-03-27", ""),
    ("a last minute report", "2024-03-27", ""),
]

FEASTS = [
    ("On Christmas Day gunmen came.", "2023-10-20", "Christmas Day = 2022-12-25..2022-12-25 day"),
    ("On New Year's Eve 2014 gunmen came.", "2023-10-20", "New Year's Eve 2014 = 2014-12-31..2014-12-31 day"),
    ("On Orthodox Easter gunmen came.", "2023-10-20", "Orthodox Easter = 2023-04-16..2023-04-16 range"),
    ("On Good Friday gunmen came.", "2023-10-20", "Good Friday = 2023-04-07..2023-04-14 range"),
    ("The Easter Sunday attacks killed many.", "2023-10-20", ""),
    ("The 2019 Easter Sunday attacks", "2023-10-20", "2019 Easter Sunday = 2019-04-21..2019-04-28 range"),
    ("in Ramadan 2019", "2023-10-20", "Ramadan 2019 = 2019-05-05..2019-06-05 range"),
    ("on the first day of Eid al-Adha", "2024-10-20", "first day of Eid al-Adha = 2024-06-16..2024-06-18 range"),
]
FROM_BEFORE = [  # counted from the date told before
    ("The following Friday, they took a priest.", "2023-10-20", "following Friday = ? day"),
    (
        "On 5 June they came, the ministry said on 7 June.\n\nThe following Friday, they took a priest.",
        "2023-10-20",
        "5 June = 2023-06-05..2023-06-05 day; 7 June = 2023-06-07..2023-06-07 day report;"
        "following Friday = 2023-06-09..2023-06-09 day",
    ),
    *(
        (f"On 5 June they came. {words}, they came back.", "2023-10-20", f"5 June = 2023-06-05..2023-06-05 day; {told}")
        for words, told in (
            ("A few days later", "A few days later = 2023-06-06..2023-06-15 range"),
            ("Over the following days", "following days = 2023-06-06..2023-06-15 range"),
            ("The day after", "day after = 2023-06-06..2023-06-06 day"),
            ("The day after that", "day after that = 2023-06-06..2023-06-06 day"),
            ("The night before", "night before = 2023-06-04..2023-06-05 range"),
            ("Later that month", "Later that month = 2023-06-05..2023-06-30 range"),
            ("At the end of the month", "end of the month = 2023-06-15..2023-06-30 range"),
            ("On the 7th", "7th = 2023-06-07..2023-06-07 day"),
            ("On the 2nd", "2nd = 2023-07-02..2023-07-02 day"),
        )
    ),
]
RUNNING_YEAR = [
    (
        "On 8 April 1992 soldiers came.\nOn 20 December they came back.\nOn 5 January they left.",
        "2005-03-15",
        "8 April 1992 = 1992-04-08..1992-04-08 day; 20 December = 1992-12-20..1992-12-20 day;"
        "5 January = 1993-01-05..1993-01-05 day",
    ),
    (
        "The report is about crimes in the valley in 1992. On 12 May soldiers came.",
        "2005-03-15",
        "1992 = 1992-01-01..1992-12-31 year; 12 May = 1992-05-12..1992-05-12 day",
    ),
    (
        "The activist, born in 1985, was seized on 5 May.",
        "2005-03-15",
        "1985 = 1985-01-01..1985-12-31 year; 5 May = 2004-05-05..2004-05-05 day",
    ),
    (  # news, whose own days are told first
        "A court on Tuesday jailed a man for killings in 1994. He was caught on 5 May.",
        "2005-03-16",
        "Tuesday = 2005-03-15..2005-03-15 day; 1994 = 1994-01-01..1994-12-31 year; 5 May = 2004-05-05..2004-05-05 day",
    ),
    (  # the coup only names what it is since
        "Since the coup of 1 February 2003, many were killed.\n\nOn 5 May, they burned a village.",
        "2005-03-16",
        "Since the coup of 1 February 2003 = 2003-02-01..2005-03-16 range; 5 May = 2004-05-05..2004-05-05 day",
    ),
]
MORE = [
    ("It was a year ago this week.", "2023-10-20", "a year ago this week = 2022-10-17..2022-10-23 week"),
    ("Two years ago today, a bomb went off.", "2023-10-20", "Two years ago today = 2021-10-20..2021-10-20 day"),
    ("since the start of the year", "2023-10-20", "since the start of the year = 2023-01-01..2023-10-20 range"),
    ("the night before Ramadan", "2023-10-20", "night before Ramadan = 2023-03-21..2023-03-22 range"),
    ("on a Tuesday in May 2019", "2023-10-20", "May 2019 = 2019-05-01..2019-05-31 month"),
    ("It has been a year since men came.", "2023-10-20", "a year since = 2022-01-01..2022-12-31 year"),
    (
        "Police said on Thursday that two were shot the previous evening.",
        "2023-10-20",
        "Thursday = 2023-10-19..2023-10-19 day report; previous evening = 2023-10-18..2023-10-18 day",
    ),
    (
        "He was shot at about 8 p.m. on Tuesday, police said.",
        "2023-10-20",
        "Tuesday = 2023-10-17..2023-10-17 day",
    ),
    (
        "Two were shot overnight, a chief said on Wednesday.",
        "2023-10-20",
        "overnight = 2023-10-17..2023-10-18 range; Wednesday = 2023-10-18..2023-10-18 day report",
    ),
    (
        "since the coup of 1 February 2021",
        "2023-10-20",
        "since the coup of 1 February 2021 = 2021-02-01..2023-10-20 range",
    ),
    ("It was in Ramadan, in the year 2016.", None, "Ramadan, in the year 2016 = 2016-06-06..2016-07-07 range"),
    ("on Thursday last week", "2023-10-20", "Thursday last week = 2023-10-12..2023-10-12 day"),
    ("on Wednesday of last week", "2023-10-20", "Wednesday of last week = 2023-10-11..2023-10-11 day"),
    ("on the 15th of last month", "2023-10-20", "15th of last month = 2023-09-15..2023-09-15 day"),
    ("two and a half months ago", "2023-10-20", "two and a half months ago = 2023-08-01..2023-08-31 month"),
    (
        "He was seized in the autumn of 2021 and let go in the spring.",
        "2023-10-20",
        "autumn of 2021 = 2021-09-01..2021-11-30 season; spring = 2022-03-01..2022-05-31 season",
    ),
    ("half a year ago", "2023-10-20", "half a year ago = 2023-04-01..2023-04-30 month"),
    ("in the week before last", "2023-10-20", "week before last = 2023-10-02..2023-10-08 week"),
    ("over the past weekend", "2023-10-20", "past weekend = 2023-10-14..2023-10-15 range"),
    ("on the morning of 5 March", "2023-10-20", "morning of 5 March = 2023-03-05..2023-03-05 day"),
    ("in March last year", "2023-10-20", "March last year = 2022-03-01..2022-03-31 month"),
    ("on 5 May of this year", "2023-10-20", "5 May of this year = 2023-05-05..2023-05-05 day"),
    (
        "in November and December last year",
        "2023-10-20",
        "November and December last year = 2022-11-01..2022-12-31 range",
    ),
    ("for nine days from 5 March", "2023-10-20", "for nine days from 5 March = 2023-03-05..2023-03-14 range"),
    ("for two weeks until 15 March", "2023-10-20", "for two weeks until 15 March = 2023-03-01..2023-03-15 range"),
    ("in the late 1990s", "2023-10-20", "late 1990s = 1996-08-31..1999-12-31 range"),
    ("during the 1994 genocide", "2023-10-20", "1994 = 1994-01-01..1994-12-31 year"),
    (
        "overnight from Sunday to Monday",
        "2023-10-20",
        "overnight from Sunday to Monday = 2023-10-15..2023-10-16 range",
    ),
    ("on the seventh of October", "2023-10-20", "seventh of October = 2023-10-07..2023-10-07 day"),
    ("Jan-Jun 2023", None, "Jan-Jun 2023 = 2023-01-01..2023-06-30 range"),
    (
        "in December 2022 and January 2023",
        None,
        "December 2022 and January 2023 = 2022-12-01..2023-01-31 range",
    ),
]

CASES = ABSOLUTE + NUMERIC_ORDER + RANGES + RELATIVE + ANCHORED + STORY + ROLES + HARD_NEGATIVES
CASES += FEASTS + FROM_BEFORE + RUNNING_YEAR + MORE


def _published(words: str | None) -> Published:
    first, _, last = (words or "").partition("..")
    return Published(first or None, last or first or None, "metadata" if words else None)


def _told(found: DateFound) -> str:
    when = found.when
    days = f"{when.earliest or '?'}..{when.latest or '?'}" if when.earliest or when.latest else "?"
    role = "" if found.role == "event" else found.role
    return " ".join(w for w in (when.text, "=", days, when.precision.value if when.precision else "", role) if w)


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_words_about_time_mean_these_days(text: str, published: str | None, expected: str) -> None:
    found = find_dates(text, _published(published), ANCHORS)
    assert "; ".join(map(_told, found)) == "; ".join(e.strip() for e in expected.split(";"))


def test_the_table_has_at_least_150_cases() -> None:
    assert len(CASES) >= 150


def test_a_day_told_behind_one_of_long_ago_is_of_no_known_year() -> None:
    text = "On Monday they met. Guards killed 150 men on the night of 24 July 1992.\n\nOn 21 August police shot 200."
    assert find_dates(text, Published("2017-11-30", "2017-11-30"))[-1].when.earliest is None


def test_a_day_counted_from_a_month_stays_open() -> None:
    text = "Nine were killed earlier this month in Ortela. Houses were burned in Karma a day earlier."
    assert find_dates(text, Published("2023-03-20", "2023-03-20"))[-1].when.earliest is None
