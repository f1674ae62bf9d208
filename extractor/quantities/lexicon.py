"""Words that numbers stand with: scale, bounds, changes, rates, labels, and the words that end a noun phrase."""

import re

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"dozen": 12, "half": 0.5}
)
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thsd": 1e3, "tsd": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5,
    "million": 1e6, "millions": 1e6, "mil": 1e6,
    "mln": 1e6, "mio": 1e6, "mn": 1e6, "m": 1e6, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "crs": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9,
    "mrd": 1e9, "b": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
_PARTS = {"third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1}
FRACTIONS = {word: size for part, size in _PARTS.items() for word in (part, f"{part}s")}

_INSIDE = {
    "more_than": ["more than", "over", "upwards of", "upward of", "in excess of", "above", "just over", "well over",
                  "greater than", "better than", "north of", "slightly over", "slightly more than", "a little over"],
    "at_least": ["at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of"],
    "less_than": ["less than", "fewer than", "under", "just under", "below", "slightly less than"],
    "at_most": ["up to", "at most", "no more than", "not more than", "no longer than", "no heavier than",
                "no larger than", "no higher than", "as many as", "as much as", "a maximum of", "maximum of",
                "a maximum"],
    "approx": ["about", "around", "nearly", "almost", "some", "approximately", "roughly", "close to", "an estimated",
               "estimated", "circa", "ca.", "approx.", "just about", "an average of some", "~"],
}  # fmt: skip
INSIDE_BOUNDS = {phrase: bound for bound, phrases in _INSIDE.items() for phrase in phrases}
_OUTSIDE = {
    "more_than": "exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped topping tops beyond",
    "approx": "approached approaching",
    "less_than": "",
    "at_most": "",
}  # fmt: skip
OUTSIDE_BOUNDS = {word: bound for bound, words in _OUTSIDE.items() for word in words.split()}

INCREASE = frozenset(
    """up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
    climb
    climbs climbed climbing jump jumps jumped jumping surge surges surged surging gain gains gained gaining soar soars
    soared soaring expand expanded expanding leap leapt add added adding higher more advance advanced rally swell
    swelled
    boost boosted raise raised raising skyrocketed spiked upward extra accelerated improved increment uptick
    rebound rebounds rebounded bounced bouncing rocketed spike spikes ballooned widened strengthened firmed appreciated
    edged rallied rallying swells mushroomed recovered improvement lift lifts lifted lifting double doubles doubled
    doubling triple triples tripled tripling""".split()
)
DECREASE = frozenset(
    """down fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline
    declines declined declining slip slips slipped slipping shrink shrinks shrank shrunk shrinking reduce reduces
    reduced
    reducing reduction cut cuts cutting slide slid sliding dip dipped dipping plunge plunged plunging tumble tumbled
    lose
    lost loses lower lowered lowering fewer less contract contracted contraction slump slumped shed sank sunk shorten
    shortened save saves saved saving eased retreated downturn
    plummet plummets plummeted plummeting collapse collapsed collapsing crash crashed sink sinks sinking slash slashed
    slashing halved trim trims trimmed trimming shave shaved shaving weakened weakening narrowed narrowing eroded
    tumbles tumbling slumping sliding shedding nosedived depreciated ease eases easing curtailed cratered
    receded dwindled softened""".split()
)
PER_UNITS = {
    "day": "day", "daily": "day", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "year": "year",
    "yearly": "year", "annually": "year", "annum": "year", "annual": "year", "hour": "hour", "hourly": "hour",
    "quarter": "quarter", "night": "night", "minute": "minute", "second": "second",
}  # fmt: skip

STOP_WORDS = frozenset(
    """a an the of in on at by for to from with without within into onto over under between among through during via
    and or
    but nor so yet that which who whom whose what when where why how as than then per each every this these those it
    its
    they their them he his she her we our us you your i my is are was were be been being am has have had having do
    does did
    will would shall should can could may might must not no if while because since until after before about around
    against
    across along amid off out up down near per plus minus versus vs respectively daily weekly monthly annually
    yearly now
    also only just even still already again ago later earlier more less fewer most least compared including excluding
    according said says say told added total worth made make making carried carry carrying moved left arrived
    departed ran
    run reached came went took sent set go goes there here both either neither all any some such own same other another
    behind beneath beside besides beyond inside outside throughout toward towards upon via like except despite whereas
    though although unless till onto alongside whether somewhere anywhere
    year-on-year year-over-year ahead away apart back together too very well however once twice next last""".split()
)
PLURALS = frozenset(
    "people children feet teeth mice geese oxen cattle sheep aircraft species series personnel staff police "
    "criteria phenomena data media TEU teu crossings passes countries companies".split()
)
NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$", re.IGNORECASE)
SINGULAR_IN_S = frozenset("series logistics species news means works headquarters crossroads bus gas".split())
TIME_NOUNS = frozenset("year month week day hour minute second decade century fortnight weekend night quarter".split())
HEAD_NOUNS = frozenset("train trip service route container wagon run journey shipment round departure voyage line "
                       "batch "
                       "block convoy locomotive anniversary country city station edition meeting "
                       "unit car driver crew operator path load company ferry".split())  # fmt: skip
# What a text of rail or freight speaks of, as parts of a regular expression.
FREIGHT_WORDS = (
    "trains?|rail|rails|rail(?:way|road|freight|car)s?|locomotives?|wagons?|freight(?:ers?)?|cargo(?:es)?|containers?"
    "|teus?|carloads?|intermodal|shipments?|logistics|shippers?|haulage|forwarders?|vessels?|seaports?"
)
LABELS = frozenset(
    """no nos number iso corridor section row train flight article route highway chapter game model phase stage gate
    room page
    category level line figure table part step version boeing airbus class type platform track berth bay terminal pier
    zone
    district unit
    lot block bus tram channel act rule order resolution formula group paragraph clause item exit junction motorway
    road
    street avenue suite apartment apt floor building unit volume vol issue edition series season episode grade round
    windows iphone galaxy covid mark mk x m a e b c d""".split()
)
