"""Words around place names: generics that make a facility or region, and words that make something else of a name."""

FACILITY_WORDS = frozenset(
    """Port Ports Station Stations Terminal Terminals Pass Park Parks Zone Zones Yard Yards Hub Hubs Depot Depots Junction
    Airport Harbour Harbor Dock Docks Crossing Checkpoint Village Seaport Interport Interporto Railport Quay Pier Wharf
    Berth Gateway Freightport Logport Ramp Colliery Mine Refinery Outpost ICD CFS Halt Siding""".split()
)
REGION_WORDS = frozenset(
    """Province Region Prefecture Oblast County State Voivodeship Krai Territory Governorate Canton Republic Department
    Municipality Delta Peninsula Valley Basin Island Islands Coast Steppe Corridor""".split()
)
DISTRICT_WORDS = frozenset("District City Town Township Borough".split())
WATER_WORDS = frozenset("Sea Ocean River Lake Strait Gulf Canal Bay Channel Sound Reservoir Delta".split())
REGION_TAIL = frozenset(
    "Autonomous Zhuang Uygur Uyghur Hui Mongolian Tibetan Special Administrative Hui Metropolitan".split()
)

ORGANISATION_WORDS = frozenset(
    """Group Co Company Ltd Limited Inc Corp Corporation LLC GmbH AG SA SE Plc PLC NV BV SpA CJSC JSC OJSC LLP Holding
    Holdings Bank University College School Institute Academy Daily News Times Post Herald Tribune Gazette Journal Star
    Guardian Telegraph Press Agency Ministry Minister Government Bureau Office Authority Administration Commission
    Committee Council Association Union Federation Chamber Court Parliament Senate Congress Party Police Army Navy
    Airlines Airways Air Railways Railroad Railroads Cargo Logistics Freight Shipping Lines Express Rail Customs Intermodal
    Steel Motors Motor Automobile Electronics Technology Technologies Energy Power Oil Gas Petroleum Mining Cement
    Conference Summit Forum Expo Exhibition Fair Festival Cup League FC United City Athletic Hospital Museum Theatre Hotel
    Stadium Church Cathedral Declaration Agreement Treaty Act Protocol Convention Initiative Programme Program Plan Fund
    Trade Development Investment Transport Transportation Container Containers International National Federal State
    Partnership Alliance Consortium Services Service Studies Research Center Centre Foundation Trust Society
    Academy Medal Prize Award Reporter Translator Proofreader Editor""".split()
)
LINE_WORDS = frozenset(
    """Railway Line Corridor Express Shuttle Route Expressway Highway Motorway Tunnel Bridge Link Belt Road Pipeline Canal
    railway line corridor express shuttle route""".split()
)
ORGANISATION_HEADS = frozenset(
    "Bank University Ministry Bureau College Institute Academy Association Government".split()
)
TITLES = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor President Chairman Chairwoman Minister Premier Governor Mayor
    Senator Sen. Rep. Gov. Gen. General Captain Capt. Colonel Col. Judge Justice King Queen Prince Princess Pope Sir Lord
    Lady Saint Director Manager Engineer Secretary Ambassador Sgt. Lt. Representative Chancellor Spokesman Spokeswoman
    Spokesperson Reverend Rev. Father Coach Officer Analyst Actor Actress Author Singer Commissioner Sheriff Chief CEO
    Reporter: Translator: Proofreader: Intern: Editor:""".split()
)
SPEECH = frozenset(
    "said says told added noted explained argued wrote tweeted recalled stressed claims thinks believes".split()
)
PREPOSITIONS = frozenset(
    """in at from to near of via through between toward towards into outside around across within for off reach reached
    reaching left leaving leave depart departing entering crossing crosses linking links connecting connects serving
    visit visited toward past beyond inside over and or""".split()
)
STRONG_PREPOSITIONS = frozenset(
    "in at from to near via through toward towards into outside around across between".split()
)
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern upper lower north-east north-west south-east south-west mid inner outer
    north-eastern north-western south-eastern south-western""".split()
)
AREAS_WITH_DIRECTION = frozenset("Europe Asia Africa America China".split())
LEADING = frozenset(
    """The A An In On At From To For With By As But And Or If When While Since After Before Until During About Over Under
    Between Through Via Into Near Outside Inside Of Although Though Because However Meanwhile Also Then There Here This That
    These Those Its Their His Her Our Your My It He She We You They Some Many Most All Both Each Every No Not Now Today
    Yesterday Tomorrow Last Next First Second Third New One Two Three Four Five Six Seven Eight Nine Ten More Other Another
    Such What Which Who Where Why How Only Even Just Still Yet So Like Unlike Among Across Against Along According Around
    Despite Except Once Per Than Toward Towards Upon Within Without Like Train Trains Photo Source Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Taking Driving Connecting Starting Loaded Linking Services Currently
    Additionally Notably Further Farther Earlier Later Recently Can Could Will Would Should May Might Must Do Does Did Is
    Are Was Were Has Have Had Be Being Been Let Every Neither Either""".split()
)
NOT_PLACES = frozenset(
    """chinese german french british american indian russian japanese korean italian spanish polish turkish iranian kazakh
    uzbek european asian african arab english irish scottish welsh dutch belgian swiss flemish walloon scandinavian caspian-based austrian hungarian czech slovak
    romanian bulgarian greek serbian croatian ukrainian belarusian lithuanian latvian estonian finnish swedish norwegian
    danish portuguese brazilian mexican canadian australian thai vietnamese lao laotian malaysian indonesian kenyan
    tanzanian zambian angolan ethiopian egyptian moroccan israeli georgian azerbaijani armenian mongolian kyrgyz tajik
    turkmen afghan pakistani bangladeshi nepali muslim christian jewish catholic english sino euro
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter christmas easter ramadan covid internet god president minister
    mr mrs ms dr inc ltd co group company the road street north south east west central international national""".split()
)
ACRONYMS = {"US": "United States", "U.S": "United States", "USA": "United States", "U.S.A": "United States",
            "UK": "United Kingdom", "U.K": "United Kingdom", "UAE": "United Arab Emirates", "DRC": "DR Congo",
            "PRC": "China", "ROK": "South Korea", "DPRK": "North Korea", "KSA": "Saudi Arabia"}  # fmt: skip
ALIASES = {
    "dr congo": "Congo, The Democratic Republic of the", "democratic republic of congo": "DRC", "türkiye": "Turkey",
    "turkiye": "Turkey", "hong kong": "Hong Kong", "macau": "Macao", "czech republic": "Czechia", "holland": "Netherlands",
    "burma": "Myanmar", "swaziland": "Eswatini", "ivory coast": "Côte d'Ivoire", "great britain": "United Kingdom",
    "britain": "United Kingdom", "america": "United States", "england": "United Kingdom", "scotland": "United Kingdom",
    "wales": "United Kingdom",
}  # fmt: skip
STATE_ABBREVIATIONS = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut",
    "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas",
    "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota",
    "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nebr": "Nebraska", "Nev": "Nevada",
    "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York", "N.C": "North Carolina",
    "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island",
    "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia",
    "Wash": "Washington", "W.Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming", "D.C": "District of Columbia",
    "B.C": "British Columbia", "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta", "Sask": "Saskatchewan",
    "Man": "Manitoba", "N.S": "Nova Scotia", "N.B": "New Brunswick", "NSW": "New South Wales", "Qld": "Queensland",
    "TX": "Texas", "CA": "California", "IL": "Illinois", "NY": "New York", "NJ": "New Jersey", "PA": "Pennsylvania",
    "OH": "Ohio", "GA": "Georgia", "FL": "Florida", "WA": "Washington", "BC": "British Columbia", "ON": "Ontario",
}  # fmt: skip
