"""Words that make places of names, and words that make something else of them: language, not facts about places."""

from collections.abc import Iterator
from importlib import resources

from extractor.nationalities import nationalities
from extractor.places.normalise import key_of


def lines_of(name: str) -> list[str]:
    """The lines of a word list in ``extractor/data/places``, without its comments."""
    text = resources.files("extractor").joinpath("data/places", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _demonyms() -> Iterator[tuple[str, str]]:
    """Each nationality's words, with their plurals, and its country; "" for those of no one country."""
    for code, words in nationalities():
        for word in words:
            yield key_of(word), code
            if word.endswith(_PLURAL_IN_S):
                yield key_of(word + "s"), code


_PLURAL_IN_S = ("an", "i", "ot", "ek", "rk", "ak", "jik", "at", "b", "d", "ane", "ole", "ene", "er", "en", "on", "nn")

# What a capitalised name ends in.
FACILITY_WORDS = frozenset(
    """Port Ports Station Stations Terminal Terminals Pass Park Parks Zone Zones Yard Yards Hub Hubs Depot Depots
    Junction Airport Harbour Harbor Dock Docks Docklands Crossing Checkpoint Village Seaport Interport
    Interporto Railport Quay Pier Wharf Berth Gateway Freightport Logport Ramp Colliery Mine Refinery ICD CFS
    Halt Siding Mainhub Railhub Tunnel Bridge Viaduct Dam Plant Steelworks Smelter Quarry""".split()
)
# Generics weak enough that a base nobody knows needs a preposition or article before it.
WEAK_FACILITY_WORDS = frozenset(
    "Park Parks Village Gateway Pass Mine Zone Zones Hub Hubs Ramp Pier Berth Crossing Halt Bridge Dam Plant "
    "Quarry".split()
)
# What names of towns end in as well.
TOWN_NAME_ENDS = frozenset(
    "Park Parks Village Junction Port Pass Harbor Harbour Crossing Station Airport Bridge".split()
)
FACILITY_MODIFIERS = frozenset(
    """International Inland Land Dry Sea River Rail Railway Freight Cargo Container Containers Logistics Logistic
    Multimodal Intermodal Bonded Free Trade Economic Industrial Special Comprehensive Export Processing Coal
    Grain Oil Ore Bulk Border North South East West Central Main New Old Marshalling Classification Distribution
    Transshipment Customs Highway Road Joint Demonstration Development Cooperation Pilot Regional Deepwater
    Deep-Water Deep""".split()
)
REGION_WORDS = frozenset(
    """Province Provinces Districts Region Prefecture Oblast County Counties State Voivodeship Krai Territory
    Governorate Canton Republic Department Municipality Delta Peninsula Valley Basin Island Islands Coast Steppe
    Plateau Prairie Highlands""".split()
)
# With these alone behind it an unknown name is a region.
SURE_REGION_WORDS = frozenset(
    "Province County Oblast Peninsula Prefecture Voivodeship Krai Governorate Island Islands Valley".split()
)
DISTRICT_WORDS = frozenset("District City Town Township Borough Parish".split())
# What names of Indian towns and stations end in, known or not: "Sant Hirdaram Nagar".
TOWN_ENDS = frozenset("Nagar Vihar Ganj Cantt Khurd Kalan Puram Marg Bazar".split())
# Before "District" they make an authority of it, not a place.
AUTHORITIES = frozenset("Water School Schools Fire Utility Utilities Hospital Library Health Conservation".split())
WATER_WORDS = frozenset("Sea Ocean River Lake Strait Straits Gulf Canal Reservoir".split())
WATER_HEADS = frozenset("Sea Gulf Bay Strait Straits Lake".split())
GENERICS = FACILITY_WORDS | REGION_WORDS | DISTRICT_WORDS | WATER_WORDS | TOWN_ENDS
REGION_TAIL = frozenset(
    "Autonomous Zhuang Uygur Uyghur Uighur Hui Mongolian Tibetan Tibet Special Administrative Metropolitan".split()
)
HEAD_WORDS = frozenset(
    """Port Ports Harbour Harbor Gulf Sea Bay Strait Straits Isle Cape Lake City Town Province State County
    District Region""".split()
)
# Words before a name that belong to it or leave it as it is: "Greater London", "Downtown Seattle".
MODIFIERS = frozenset(
    """Greater Downtown Metro Metropolitan Suburban Inner Outer Upper Lower North South East West Northern Southern
    Eastern Western Central Northeast Northwest Southeast Southwest Northeastern Northwestern Southeastern
    Southwestern Mid Old Historic Rural Coastal Mainland Southwestern""".split()
)

# What makes an organisation of a capitalised sequence: last in it, or anywhere behind the name.
ORGANISATION_WORDS = frozenset(
    """Group Co Co. Company Ltd Ltd. Limited Inc Inc. Corp Corp. Corporation LLC GmbH AG SE Plc PLC NV BV SpA CJSC
    JSC OJSC LLP Holding Holdings Bank University College School Schools Institute Academy Daily News Times Post
    Herald Tribune Gazette Journal Star Guardian Telegraph Press Agency Ministry Government Bureau Office
    Authority Administration Commission Committee Council Association Union Federation Chamber Court Parliament
    Senate Congress Party Police Army Navy Airlines Airways Air Railways Railroad Railroads Cargo Logistics
    Freight Shipping Lines Rail Customs Intermodal Steel Motors Motor Automobile Electronics Technology
    Technologies Energy Power Oil Gas Petroleum Mining Cement Conference Summit Forum Expo Exhibition Fair
    Festival Cup League FC FK SC Athletic Hospital Museum Theatre Theater Hotel Stadium Church Cathedral
    Declaration Agreement Treaty Act Protocol Convention Initiative Programme Program Plan Fund Transport
    Transportation Partnership Alliance Consortium Services Service Studies Research Center Centre Foundation
    Trust Society Medal Prize Award Awards Open Championship Championships Marathon Olympics Department Clinic
    Medical Sun Chronicle Examiner Observer Register Globe Sentinel Review Magazine Radio TV Television
    Broadcasting Studios Library Institution Registrar Legislature Assembly Brigade Battalion Regiment Division
    Command Exchange Securities Capital Ventures Partners Industries Industry Foods Farms Pharmaceuticals
    Insurance Financial Bancorp Savings Communications Networks Systems Software Media Entertainment Records
    Pictures Organization Organisation Orchestra Symphony Opera Ballet Choir Zoo Jail Prison Penitentiary Raceway
    Speedway Bowl""".split()
)
# Behind a town's name: the nickname of its team.
TEAM_WORDS = frozenset(
    """Sox Angels Athletics Astros Braves Brewers Cardinals Cubs Diamondbacks Dodgers Giants Guardians Indians
    Mariners Marlins Mets Nationals Orioles Padres Phillies Pirates Rangers Rays Reds Rockies Royals Tigers Twins
    Yankees Hawks Celtics Nets Hornets Bulls Cavaliers Mavericks Nuggets Pistons Warriors Rockets Pacers Clippers
    Lakers Grizzlies Heat Bucks Timberwolves Pelicans Knicks Thunder Magic 76ers Suns Blazers Kings Spurs Raptors
    Jazz Wizards 49ers Bears Bengals Bills Broncos Browns Buccaneers Chargers Chiefs Colts Commanders Cowboys
    Dolphins Eagles Falcons Jaguars Jets Lions Packers Panthers Patriots Raiders Rams Ravens Redskins Saints
    Seahawks Steelers Texans Titans Vikings Avalanche Blackhawks Blues Bruins Canadiens Canadians Canucks Capitals
    Coyotes Devils Ducks Flames Flyers Hurricanes Islanders Kraken Lightning Oilers Penguins Predators Sabres
    Senators Sharks Stars Wild Wings Leafs Sounders Timbers Galaxy Revolution Crew Dynamo Sparks Lynx Mercury
    Aggies Badgers Beavers Bobcats Boilermakers Buckeyes Bulldogs Bearcats Cornhuskers Cougars Crimson Gators
    Gamecocks Gophers Hawkeyes Hokies Hoosiers Huskers Huskies Jayhawks Longhorns Mountaineers Musketeers Rebels
    Razorbacks Seminoles Sooners Spartans Terrapins Trojans Tar Volunteers Wildcats Wolfpack Wolverines Hotspur
    Rovers Wanderers Albion Athletic United Springboks Wallabies""".split()
)
# Behind a town's name: railways and shipping lines.
RAILWAY_TAILS = frozenset("Southern Northern Eastern Western Pacific Süd".split())
ORGANISATION_HEADS = frozenset(
    """Authority Bank University Ministry Bureau College Institute Academy Association Government Department
    Embassy Chamber Board Church Museum Society Federation Council Office School Diocese Archdiocese Hospital
    Treaty Battle Peace Declaration Railway Railways Railroad Company Corporation Agency Party Parliament Commission
    Institution Union League""".split()
)
LINE_WORDS = frozenset(
    """Railway Railroad Line Corridor Express Shuttle Route Expressway Highway Motorway Freeway Link
    Belt Road Pipeline Street Trail Avenue Boulevard Drive Lane Plaza Square Turnpike Parkway Interstate Creek
    Network""".split()
)
# A single name before one of these (in lower case) is the line's, not the town's: "the San Martín line".
LINE_AFTER = frozenset("line corridor network railway railroad pipeline road roads street avenue".split())
# Behind "the" and a single name they are an owner's as often as a town's: "at the Titan plant".
WORKS = frozenset("plant plants works mill mills factory refinery smelter steelworks sawmill".split())

# Prepositions, by how firmly they promise a place.
FIRM = frozenset("in at near via through toward towards into outside around across between inside throughout".split())
LOOSE = frozenset(
    """from to of for off reach reached reaches reaching left leaving leave depart departing departed entering
    enter crossing crosses linking links link connecting connects connect serving visit visited past beyond over
    within along bypassing""".split()
)
PLACE_NOUNS = frozenset(
    """city town village port district province county state region capital hub station terminal suburb
    municipality island prefecture republic cities towns ports villages countries provinces states counties
    regions ports terminals stations""".split()
)
# Before a name, or before "of" and a name, they make a region or a facility of it.
REGION_NOUNS = frozenset(
    "governor region province exclave enclave oblast county prefecture voivodeship governorate peninsula".split()
)
FACILITY_NOUNS = frozenset("port station terminal crossing yard harbour harbor seaport".split())
FACILITY_PLURALS = frozenset("ports stations terminals crossings yards harbours harbors seaports".split())
# "bound for Chichawatni": neither goods nor a person, but a place.
BOUND = frozenset("bound headed heading destined route left leaves leaving departed departs".split())
# "the agreement between Arcese and Hupac": who stands behind "between" is a party, not a town.
COMPACTS = frozenset(
    """agreement agreements deal deals contract contracts partnership cooperation co-operation venture alliance talks
    meeting merger collaboration memorandum treaty dispute relations ties match game war conflict""".split()
)
# What towns do with goods.
TRADE = frozenset("received sent shipped dispatched exported imported receives sends ships exports imports".split())
GENERIC_AFTER = frozenset(
    """city town village province district county region area state residents resident officials police suburb
    suburbs municipality prefecture border port station terminal airport harbour depot yard crossing native
    metropolitan downtown government mayor""".split()
)
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower north-east north-west south-east south-west
    mid inner outer north-eastern north-western south-eastern south-western""".split()
)
AREAS_WITH_DIRECTION = frozenset("Europe Asia Africa America China".split())
FUNCTION_WORDS = frozenset(
    """the a an in on at from to for with by as but and or if when while since after before until during about over
    under between through via into near outside inside of although though because however meanwhile also then
    there here this that these those its their his her our your my it he she we you they some many most all both
    each every no not now today yesterday tomorrow last next first second third one two three four five six
    seven eight nine ten more other another such what which who where why how only even just still yet so like
    unlike among across against along according around despite except once per than toward towards upon within
    without train trains photo source taking driving connecting starting loaded linking services currently
    additionally notably further farther earlier later recently can could will would should might must do does
    did is are was were has have had be being been let neither either police officials nearby dear hello yes
    well oh thanks please call contact visit see read watch click follow once back ever never always total
    overall local former several thousands hundreds millions dozens few much little less least half quite rather
    too very under above below behind beyond beside besides opposite amid amidst throughout plus minus versus""".split()
)
CALENDAR_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
NOT_PLACES = (
    CALENDAR_WORDS
    | frozenset(
        """xinhua reuters muslim christian jewish catholic sino euro spring summer autumn winter
    christmas easter ramadan covid internet god president minister mr mrs ms dr inc ltd co group company the
    road street north south east west central international national tet tết islam bible lord senate congress
    house republican democrat democrats republicans
    christians muslims jews hindu hindus sunni sunnis shiite shiites santa sir jesus allah nato eu un who imo
    railway railways mayor university university's hall union buddhist buddhists world street court i ii iii iv tv
    pm am kingdom free maritime commonwealth northern southern eastern western""".split()
    )
    | {"white house", "wall street", "supreme court", "red cross", "new deal"}
)

DEMONYMS = dict(_demonyms())
STATE_ABBREVIATIONS = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nebr": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey",
    "N.M": "New Mexico", "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma",
    "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
    "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington",
    "W.Va": "West Virginia", "W. Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming",
    "B.C": "British Columbia", "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta", "Sask": "Saskatchewan",
    "Man": "Manitoba", "N.S": "Nova Scotia", "N.B": "New Brunswick", "NSW": "New South Wales", "Qld": "Queensland",
    "Vic": "Victoria", "BC": "British Columbia", "ON": "Ontario", "AB": "Alberta", "QC": "Quebec", "AL": "Alabama",
    "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut",
    "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine",
    "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
# Australian states as its papers write them; elsewhere some mean something else.
AUSTRALIAN_STATES = {
    "NSW": "New South Wales", "QLD": "Queensland", "Qld": "Queensland", "VIC": "Victoria", "Vic": "Victoria",
    "WA": "Western Australia", "SA": "South Australia", "TAS": "Tasmania", "Tas": "Tasmania",
    "NT": "Northern Territory", "ACT": "Australian Capital Territory",
}  # fmt: skip
# Countries whose names are read in any case: "new Zealand", "sri lanka".
ANY_CASE = (
    "new zealand", "south korea", "north korea", "saudi arabia", "sri lanka", "hong kong", "costa rica", "el salvador",
    "sierra leone", "burkina faso", "united states", "united kingdom", "south africa", "papua new guinea",
    "puerto rico",
)  # fmt: skip
# Which countries lie on a sea: "the Mediterranean port of Valencia" is not Venezuela's.
SHORES = {
    "Mediterranean Sea": frozenset("ES FR IT MT SI HR BA ME AL GR TR CY SY LB IL EG LY TN DZ MA MC".split()),
    "Adriatic Sea": frozenset("IT SI HR BA ME AL".split()), "Aegean Sea": frozenset("GR TR".split()),
    "Black Sea": frozenset("BG RO UA RU GE TR".split()), "Caspian Sea": frozenset("AZ RU KZ TM IR".split()),
    "Baltic Sea": frozenset("DE DK SE FI RU EE LV LT PL".split()),
    "Red Sea": frozenset("EG SD ER DJ YE SA JO IL".split()),
    "North Sea": frozenset("GB NL BE DE DK NO".split()), "Persian Gulf": frozenset("IR IQ KW SA BH QA AE OM".split()),
    "Caribbean Sea": frozenset("MX BZ GT HN NI CR PA CO VE CU JM HT DO PR TT".split()),
    "South China Sea": frozenset("CN TW PH MY BN ID VN SG".split()),
}  # fmt: skip
# Companies first of all; their names are towns' too.
BRANDS = frozenset(
    """toyota mercedes hershey nokia tata adani bunge hanson medway kawasaki komatsu hitachi nissan mazda honda kia ford
    skoda carlsberg kellogg lafarge birla yara solvay lenzing boliden outokumpu carrefour kalmar dupont evergreen
    whitehaven hydro vale toll""".split()
)
# Words so frequent that even a large town of the name needs firm evidence.
FREQUENT = frozenset(
    """mobile orange split bar hub union pacific reading nice most normal man bath deal hope sale march of same
    along police mission commerce independence enterprise industry enter police male page street best bank
    central center green white black brown young long short high low gold silver iron stone rock hill lake river
    park forest field garden house home church castle bridge gate wall tower star moon sun day night king queen
    prince bishop pope baker hunter fisher miller smith mason cook carter bowling battle victory liberty freedom
    justice unity progress concord harmony paradise eden winter summer spring much many bay sand salt sugar
    coffee rice corn cotton wheat apple cherry olive rose lily violet ivy holly fern ash elm oak pine cedar
    beaver eagle falcon hawk crane swan wolf fox bear bull lion buffalo early late post order price cash date
    data vice side real sari same ford chase grant rush bird love born buy sell open close clear fair fine grand
    great superior major minor general cope pace race tours sedan van bus ship boat port pass point line track
    train car driver angel faith charity""".split()
)
