"""Words that tell names of services from other words."""

import re

from extractor.nationalities import nationalities

DASHES = "‐‑–—-"
QUOTES = "\"“‘'("

LEADING = frozenset(
    """
    The A An This That These Those In On At From To For By With As And But Its Their Our His Her New First
    Second Third Last Next When While After Since Before Until Under Via Along Through Both Also Trains Train
    Like Marketed Each Every Another Some All If Where Although However Meanwhile Called Named Take Taking Using
    Connecting Linking Launching Launched Operating Inside Despite Over Of Or Today Now Then Once January
    February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty
    Hundreds Dozens Several Many More Most Only Such Other Early Late Regular Daily Weekly
    """.split()
)
"""Capitalised words that begin a sentence or a date, not a name."""

CONNECTORS = frozenset(
    """
    of & de del do da dos das du la le el al
    """.split()
)

GENERIC = frozenset(
    """
    American Orient Federal Pony Daily Sunday Morning Evening Air Airport Space Bus Polar Indian Canadian
    Freight Cargo Container Passenger Urban Deep International National State Local Regional Central Main Bottom
    Front Product Production Assembly Hot Pipe Power Economic Transport Transportation Trade Logistics Rail
    Railway Railways Intermodal Multimodal Humanitarian Block Direct Special High-Speed Speed High Heavy Long
    Short Metro Subway Light Commuter Tourist Night Sleeper Steam Model Express Five-Year North South East West
    Class BNSF CSX CN CP CPKC KCS UP NS KTZ VR PKP DB SBB RZD ÖBB SNCF Amtrak Via Industrial Free Global World
    Business Action Strategic Master Private Public Government Cross-Border Cross-border Euro Vande Bharat
    Rajdhani Shatabdi Duronto Customer Logistic Shipping Ocean Sea Maritime Bullet
    """.split()
)
"""Words that alone before a head make no name: "Freight Train", "Economic Corridor", "BNSF Railway"."""

ADJECTIVE = re.compile(
    r"(?!Trans)(?:[A-Z]\w+(?:ian|ean|ese|ish)|German|French|Dutch|Swiss|Greek|Czech|Thai|Kazakh|Uzbek|Kyrgyz|Tajik"
    r"|Turkmen|Turkic|Polish|Slovak|Slovene"
    r"|Finnish|Lao|Iraqi|Israeli|Omani|Saudi|Pakistani|Soviet|U\.?S\.?|UK|EU|UN)\Z"
)
"""Nationality is no name: "the Russian railway", "the European corridor"."""

NAMELESS = GENERIC.union(*(words for _, words in nationalities()))
"""Words that name no line; adjectives of regions do: "the Cambrian Line"."""

COURIERS = frozenset(
    """
    SF DHL YTO ZTO STO TNT UPS FedEx J&T EMS Yunda Deppon Best Kerry Ninja Cainiao Ane Aramex DTDC Gati VRL
    American Federal Pony Orient Air Tianjin Hainan Alaska Royal Indian Tribune Financial Daily Sunday Evening
    Union-Castle Blue-Dart Post
    """.split()
)
"""What before Express is a courier, an airline, a newspaper or a passenger train."""

SHIPPING_LINES = frozenset(
    """
    Maersk Evergreen Cunard Container Shipping Hapag-Lloyd Hamburg-Süd Cosco COSCO ONE Yang-Ming Wan-Hai Zim ZIM
    Samudera Swire Crowley Matson Seaboard Safmarine Norasia Emirates Unifeeder Pacific Overseas
    American-President Star NYK K MSC CMA CGM OOCL HMM Hai Ming Grimaldi Stena Silja Viking Pipe Power Credit
    Bottom Front Production Assembly Supply Product Metro Subway Tube Hot Help Dotted Time
    """.split()
)

FREIGHT_WORDS = frozenset(
    """
    freight cargo container containers block rail railway express intermodal multimodal round-trip rail-sea
    road-rail rail-road
    sea-rail land-sea rail-road liner goods shuttle combined reefer refrigerated full-container-load trailer
    swap-body automotive parcel mail e-commerce combined-transport
    """.split()
)

OFFERS = frozenset(
    """
    cold-chain cold chain temperature-controlled refrigerated reefer cross-border e-commerce digital postal
    parcel customised customized tailor-made full-timetable fixed-timetable full-schedule chilli chili fruit
    durian seafood tea wine flower vegetable photovoltaic lithium lithium-battery battery new-energy new energy
    vehicle vehicles nev commercial international mail
    """.split()
)
"""Words of the types of train that are sold as an offer. Bulk goods are left out: a coal train is a plain train."""

WEAK_OFFERS = frozenset(
    """
    cold chain cross-border new energy vehicle vehicles commercial international lithium battery
    """.split()
)
"""Those of them that make an offer only together with another: "international train" is plain."""

BULK = frozenset(
    """
    grain rice wheat maize corn soybean sugar salt cotton wool timber wood paper steel cement fertiliser fertilizer
    car oxygen water auto cocoa
    """.split()
)
"""Goods whose trains are plain trains, as those of coal and ore are."""

GOODS = frozenset(
    """
    chilli chili onion potato tomato banana mango apple orange cherry citrus lychee longan pineapple fruit
    vegetable flower milk meat beef pork fish salmon seafood tea coffee cocoa wine beer water grain rice wheat
    maize corn soybean sugar salt cotton wool timber wood paper steel cement oxygen fertiliser fertilizer
    automobile car auto parcel mail e-commerce cold-chain durian asparagus garlic tobacco
    """.split()
)

MODIFIERS = (
    FREIGHT_WORDS
    | OFFERS
    | GOODS
    | frozenset(
        """
    international direct cross-border regular scheduled weekly daily special dedicated standard gauge
    standard-gauge meter-gauge metre-gauge broad-gauge high-speed heavy-haul double-track single-track
    electrified economic trade transport logistics transit main branch production shipping passenger train
    transportation land new-type
    """.split()
    )
)
"""Generic words that may stand between a name and its head."""

OPERATORS = frozenset(
    """
    Norfolk Southern, Union Pacific, BNSF, CSX, Canadian Pacific, Canadian National, Kansas City Southern, CPKC,
    Canadian Pacific Kansas City, Burlington Northern, Burlington Northern Santa Fe, Conrail, Amtrak, Watco,
    Florida East Coast, Southern Pacific, Santa Fe, Aurizon, Pacific National, TransNamib
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
"""Companies that a text may call "the Norfolk Southern railroad"; they are no line."""

OFFICES = frozenset(
    """
    Director Directors President Minister Ministry Manager Chairman Chairwoman Secretary Commissioner Chief Officer CEO
    Governor Mayor Spokesman Spokeswoman Spokesperson Ambassador Deputy Vice
    """.split()
)
"""A name that holds one of these is that of a person's office: "General Director of Transfesa Link"."""

COMPANY_AFTER = re.compile(
    r"[ \u00a0](?:Company|Group|Corporation|Corp\b|Co\b|Ltd|Limited|AG|GmbH|Inc\b|SA\b|S\.A|L\.?L\.?C\b"
    r"|P[Ll][Cc]\b|Pty\b|S\.p\.A|SpA\b|[BN]\.?V\b|Share|Holdings?"
    r"|Multimodal|Logistics"
    r"|Authority|Administration|Board|Ministry|Commission|Police|Bureau|Agency|Committee|Stations?|Port\b|Terminal"
    r"|Hub|District|[Tt]unnels?\b"
    r"|Gazette|Daily|News|Journal|Institute|Hospital|Bank|University|College|Museum|Industry|Workers|Operator"
    r"|Services|Partners|Correspondents?\b|Reports?\b|Envoy|Representative"
    r"|Fund|Forum|Summit|Conference|Association|Chamber|Union\b|Alliance|International\b)"
)
"""A name that goes on so is that of a company, an office, a station or an event."""
