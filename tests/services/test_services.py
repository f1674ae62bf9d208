"""What is a named service and what is not: rows of text and the (words, kind, name) expected from it."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor import extract, spans
from extractor.services.component import Services

NLP = spacy.blank("en")
SERVICES = Services()

RAIL, LINE, CORRIDOR = "rail_service", "line", "corridor"
MODEL, PRODUCT, PROGRAMME = "operating_model", "product", "programme"
CE = "China-Europe freight train"

FOUND: dict[str, list[tuple[str, list[tuple[str, str, str]]]]] = {
    "synonyms share a name": [
        ("A China-Europe freight train left.", [("China-Europe freight train", RAIL, CE)]),
        ("Two China–Europe freight trains left.", [("China–Europe freight trains", RAIL, CE)]),
        ("The China Railway Express grew.", [("China Railway Express", RAIL, CE)]),
        ("The CR Express grew.", [("CR Express", RAIL, CE)]),
        ("China-EU freight trains grew.", [("China-EU freight trains", RAIL, CE)]),
        ("Four China-Europe railroad trains left.", [("China-Europe railroad trains", RAIL, CE)]),
        ("Several China-EU block trains left.", [("China-EU block trains", RAIL, CE)]),
        ("China to Europe freight trains run daily.", [("China to Europe freight trains", RAIL, CE)]),
        ("The TITR grew.", [("TITR", CORRIDOR, "Middle Corridor")]),
        (
            "The Trans\u2011Caspian International Transport Route grew.",
            [("Trans\u2011Caspian International Transport Route", CORRIDOR, "Middle Corridor")],
        ),
        (
            "Cargo on the New International Land-Sea Trade Corridor rose.",
            [("New International Land-Sea Trade Corridor", CORRIDOR, "Western Land-Sea Corridor")],
        ),
        (
            "Cargo on the new western land-sea corridor rose.",
            [("new western land-sea corridor", CORRIDOR, "Western Land-Sea Corridor")],
        ),
        (
            "The Yiwu-Xinjiang-Europe train left.",
            [("Yiwu-Xinjiang-Europe train", RAIL, "Yiwu-Xinjiang-Europe freight train")],
        ),
        ("The land corridor opened, and a middle corridor table.", []),
        (
            "The ASEAN (Association of Southeast Asian Nations) Express left.",
            [("ASEAN (Association of Southeast Asian Nations) Express", RAIL, "ASEAN Express")],
        ),
        ('Container train No. 1418 "Baltic Star" left.', [("Baltic Star", RAIL, "Baltic Star")]),
        ("Under the Belt and Road, trade rose.", [("Belt and Road", PROGRAMME, "Belt and Road Initiative")]),
        ("The Carajas Railway reopened.", [("Carajas Railway", LINE, "Carajás Railway")]),
    ],
    "broken lines and spaces": [
        ("A China-Europe\nfreight train left.", [("China-Europe\nfreight train", RAIL, CE)]),
        ("A China - Europe freight train left.", [("China - Europe freight train", RAIL, CE)]),
        ("A China-Europe\u00a0freight train left.", [("China-Europe\u00a0freight train", RAIL, CE)]),
    ],
    "pairs of places": [
        (
            "A Budapest–Hamburg container train ran.",
            [("Budapest–Hamburg container train", RAIL, "Budapest-Hamburg container train")],
        ),
        (
            "The Xi'an-Hamburg freight trains ran.",
            [("Xi'an-Hamburg freight trains", RAIL, "Xi'an-Hamburg freight train")],
        ),
        ("The Dhaka-Kolkata block train ran.", [("Dhaka-Kolkata block train", RAIL, "Dhaka-Kolkata block train")]),
        ("The Wuwei-Zhongwei railway opened.", [("Wuwei-Zhongwei railway", LINE, "Wuwei-Zhongwei railway")]),
        ("A Narva-Tapa line is planned.", [("Narva-Tapa line", LINE, "Narva-Tapa line")]),
        ("The Tema-Kumasi corridor grew.", [("Tema-Kumasi corridor", CORRIDOR, "Tema-Kumasi corridor")]),
    ],
    "proper names before a head": [
        ("The first Huangshan Tea Express left.", [("Huangshan Tea Express", RAIL, "Huangshan Tea Express")]),
        ("Its Alpen-Express stops there.", [("Alpen-Express", RAIL, "Alpen-Express")]),
        ("The AdriaExpress runs daily.", [("AdriaExpress", RAIL, "AdriaExpress")]),
        ("In June Saale Shuttle trains run.", [("Saale Shuttle", RAIL, "Saale Shuttle")]),
        ("They joined the Green Xpress Network.", [("Green Xpress Network", RAIL, "Green Xpress Network")]),
        ("The Onion Train ran.", [("Onion Train", RAIL, "Onion Train")]),
        ("A link in the Suwalki corridor.", [("Suwalki corridor", CORRIDOR, "Suwalki corridor")]),
        ("Coal uses the North Corridor.", [("North Corridor", CORRIDOR, "North Corridor")]),
        ("The North Coast Line was closed.", [("North Coast Line", LINE, "North Coast Line")]),
        ("A tree fell on the Cambrian Line.", [("Cambrian Line", LINE, "Cambrian Line")]),
        ("over the Barstow Subdivision", [("Barstow Subdivision", LINE, "Barstow Subdivision")]),
        ("the 2,200km Central Plains Railway", [("Central Plains Railway", LINE, "Central Plains Railway")]),
        ("Trains on the Hudson Bay Railway stopped.", [("Hudson Bay Railway", LINE, "Hudson Bay Railway")]),
        ("The Belgrano Norte Plan for freight stalled.", [("Belgrano Norte Plan", PROGRAMME, "Belgrano Norte Plan")]),
        (
            "162 km of the Ferrovia Estadual de Mato Grosso",
            [("Ferrovia Estadual de Mato Grosso", LINE, "Ferrovia Estadual de Mato Grosso")],
        ),
        ("Trains use Rail Freight Corridor 8.", [("Rail Freight Corridor 8", CORRIDOR, "Rail Freight Corridor 8")]),
    ],
    "quoted names": [
        ('under the "railway + aviation" model', [("railway + aviation", MODEL, "railway + aviation")]),
        (
            'models such as "rail + port", "rail+park" and “rail + post”',
            [
                ("rail + port", MODEL, "rail + port"),
                ("rail+park", MODEL, "rail + park"),
                ("rail + post", MODEL, "rail + post"),
            ],
        ),
        ("the train + e-commerce model", [("train + e-commerce", MODEL, "train + e-commerce")]),
        ('the "one container to the end" model', [("one container to the end", MODEL, "one container to the end")]),
        ('services like "digital freight trains"', [("digital freight trains", PRODUCT, "digital freight train")]),
        ('The "Shuttle of the Urals" ran.', [("Shuttle of the Urals", RAIL, "Shuttle of the Urals")]),
        (
            'started a weekday train between Sendai and Osaka, called "Super Rail Parcel".',
            [("Super Rail Parcel", RAIL, "Super Rail Parcel")],
        ),
        (
            'will run the "Sunbelt Bridge," a daily train between Dallas and Atlanta. The Sunbelt Bridge is new.',
            [("Sunbelt Bridge", RAIL, "Sunbelt Bridge"), ("Sunbelt Bridge", RAIL, "Sunbelt Bridge")],
        ),
        ('the "Hanse-Adria", as the train has been christened, runs', [("Hanse-Adria", RAIL, "Hanse-Adria")]),
        ('"Railport North", the shuttle system of the port', [("Railport North", RAIL, "Railport North")]),
        ('"Fine," the train driver said. "Fine," a train fan said.', []),
        ('the "Grain From Ukraine" programme', [("Grain From Ukraine", PROGRAMME, "Grain From Ukraine")]),
        ('the "Tianfu" international freight train', [("Tianfu", RAIL, "Tianfu")]),
    ],
    "offers": [
        ("A cold-chain train left.", [("cold-chain train", PRODUCT, "cold-chain train")]),
        (
            "Cross-border e-commerce trains ran.",
            [("Cross-border e-commerce trains", PRODUCT, "Cross-border e-commerce train")],
        ),
        ("The lychee express left.", [("lychee express", PRODUCT, "lychee express")]),
        (
            "Specialised trains were launched for mail, coal machinery, and other products.",
            [("mail", PRODUCT, "mail train"), ("coal machinery", PRODUCT, "coal machinery train")],
        ),
    ],
    "acronyms": [
        (
            "The Trans-Sahel Rail Corridor (TSRC) opened. The TSRC is long.",
            [
                ("Trans-Sahel Rail Corridor", CORRIDOR, "Trans-Sahel Rail Corridor"),
                ("TSRC", CORRIDOR, "Trans-Sahel Rail Corridor"),
                ("TSRC", CORRIDOR, "Trans-Sahel Rail Corridor"),
            ],
        ),
        (
            "The Accra-Kumasi Standard Gauge Railway (SGR) is long. SGR freight rose.",
            [
                ("Accra-Kumasi Standard Gauge Railway", LINE, "Accra-Kumasi Standard Gauge Railway"),
                ("SGR", LINE, "Accra-Kumasi Standard Gauge Railway"),
                ("SGR", LINE, "Accra-Kumasi Standard Gauge Railway"),
            ],
        ),
    ],
}

FOUND["lines told by their words"] = [
    ("The tunnels of the new Pajares line carry freight.", [("Pajares line", LINE, "Pajares line")]),
    ("Trains on the Gotthard line were full.", [("Gotthard line", LINE, "Gotthard line")]),
    ("Trains on the Gotthard railway were full.", [("Gotthard railway", LINE, "Gotthard railway")]),
    ("The train took the Hertford Loop and the Leiston branch.",
     [("Hertford Loop", LINE, "Hertford Loop"), ("Leiston branch", LINE, "Leiston branch")]),
    ("Freight on the Havenspoorlijn fell.", [("Havenspoorlijn", LINE, "Havenspoorlijn")]),
    ("The Otway Basin Rail Project was late.", [("Otway Basin Rail Project", PROGRAMME, "Otway Basin Rail Project")]),
    ("The RoLa carries lorries on a rolling road.",
     [("RoLa", PRODUCT, "Rollende Landstraße"), ("rolling road", PRODUCT, "rolling road")]),
]  # fmt: skip
FOUND["names introduced without quotation marks"] = [
    ("A freight train called Kaveri left. The driver drove Kaveri on.", [("Kaveri", RAIL, "Kaveri")] * 2),
    ("The 84 km line, known as the Kustlinjen, is busy.", [("Kustlinjen", LINE, "Kustlinjen")]),
    ("Golfo Rail, the 900-km line between Arana and Belo, is late.", [("Golfo Rail", LINE, "Golfo Rail")]),
]
FOUND["short and lettered"] = [
    ("The Stork Express is new. Farmers like the Stork.",
     [("Stork Express", RAIL, "Stork Express"), ("Stork", RAIL, "Stork Express")]),
    ("The Gulf Inland Express, GIX for short, left. GIX-12 followed.",
     [("Gulf Inland Express", RAIL, "Gulf Inland Express"), ("GIX", RAIL, "Gulf Inland Express"),
      ("GIX-12", RAIL, "Gulf Inland Express")]),
    ("Cars in wagons ran on Line Z.", [("Line Z", LINE, "Line Z")]),
    ("Freight on the Hanoi - Lao Cai line grew.", [("Hanoi - Lao Cai line", LINE, "Hanoi - Lao Cai line")]),
    ("China's One Belt, One Road programme grew.",
     [("One Belt, One Road", PROGRAMME, "Belt and Road Initiative")]),
    ("It used the little-used Sizewell branch for its trains.", [("Sizewell branch", LINE, "Sizewell branch")]),
    ("Trains run on the Tauernbahn again.", [("Tauernbahn", LINE, "Tauernbahn")]),
    ("The season's first onion train and a tobacco train left.",
     [("onion train", PRODUCT, "onion train"), ("tobacco train", PRODUCT, "tobacco train")]),
]  # fmt: skip
FOUND["quoted names that do what trains do"] = [
    ('The train is new. The "Alter Schwede" has set out from Lübeck.', [("Alter Schwede", RAIL, "Alter Schwede")]),
    ("'twin-packs', in which the wagons of two customers run", [("twin-packs", PRODUCT, "twin-pack")]),
    ('Trains again: the "train des fleurs" between Nice and Lille.', [("train des fleurs", RAIL, "train des fleurs")]),
    ("The «bobineros», as the trade calls these trains, are heavy.", [("bobineros", PRODUCT, "bobinero")]),
]

NOT_SERVICES = {
    "plain words": [
        "The freight train and the service left; the route is long.",
        "A new railway line, the first line of defence, an assembly line, line 2.",
        "Coal trains, grain trains and international freight trains ran.",
        "Customised trains such as these are planned.",
        "The Russian Line and the Canadian Line of the party closed ranks.",
    ],
    "companies, offices and events": [
        "BNSF Railway and Canadian National Railway raised prices.",
        "China Railway Express Co. Ltd signed with Shaanxi Silk Road Logistics.",
        "Iowa Interstate Railroad said so. East Coast Railway said so.",
        "The Ethio-Djibouti Standard Gauge Railway Share Company said so.",
        "The Gulf Coast Express L.L.C. terminal opened.",
        "The Norfolk Southern railroad and the Union Pacific railroad carried more.",
        "He told AIR Special Correspondent Anita Rao.",
        "She is the General Director of Transbaltic Link.",
        "The Middle Corridor Forum met. Manzhouli Railway Station was busy.",
    ],
    "couriers, papers, ships, airlines, passenger trains": [
        "American Express, SF Express, DHL Express and the Financial Express.",
        "Maersk Line and Evergreen Line ships; the vessel Hanjin Express docked.",
        "The Orient Express and the Rajdhani Express ran late.",
        "The Milan-Rome passenger train ran late.",
    ],
    "the ends of a run": ["The Milan-Rotterdam shuttle and the Antwerp-Milan rail service ran."],
    "roads": ["The Highway 82 corridor, the US-24 corridor and Ohio Route 159 are roads for freight trains."],
    "lines and programmes of others": [
        "Television clings to the Labour Party line.",
        "Windsor joined the free Medications Return Program.",
        "Metro passengers on Line A waited for trains.",
        "The bank sold its South Dakota branch offices.",
    ],
    "named, but no train": ["The train driver, named John Smith, left. The train passed a station called Milton."],
    "datelines": ["HANOI - Line workers met."],
    "trains of bulk goods": ["The grain train and the steel train left."],
    "what somebody says": ['They want a second train "from November at the latest".'],
    "nationality": ["The Russian railway and the European corridor.", "The Chinese Line was long."],
    "speech and slogans": [
        '"We are the best service," he said. "The train is late."',
        'the plan of "stabilizing the west and expanding the south"',
        'so called "Silk" shirts',
    ],
    "tunnels and bridges are places": ["The Kaimai Tunnel and the Channel Tunnel were closed."],
    "branches of firms": ["The Frankfurt branch of the bank sends money for trains."],
    "ships and lines of other kinds": [
        'The ship "Ever Forward" is here. The "Ever Forward" left for the train terminal.',
        "The Siegfried line was long.",
    ],
    "agencies and plans of years": ["The World Food Programme and the 14th Five-Year Plan."],
}


def found(text: str) -> list[spans.Row]:
    return spans.records(SERVICES(NLP.make_doc(text)), "services")


@pytest.mark.parametrize(("text", "expected"), [row for rows in FOUND.values() for row in rows])
def test_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(row["text"], row["kind"], row["name"]) for row in found(text)] == expected


@pytest.mark.parametrize("text", [text for texts in NOT_SERVICES.values() for text in texts])
def test_not_found(text: str) -> None:
    assert [(row["text"], row["rule"]) for row in found(text)] == []


@pytest.mark.parametrize(
    ("text", "surface", "variant", "number"),
    [
        (
            "the China-Europe freight train (Zhengzhou) left",
            "China-Europe freight train (Zhengzhou)",
            "Zhengzhou",
            None,
        ),
        (
            "a China-Europe Railway Express (Chengdu-Chongqing) train",
            "China-Europe Railway Express (Chengdu-Chongqing)",
            "Chengdu-Chongqing",
            None,
        ),
        (
            "the X8153 China-Europe freight train (Xi'an) left",
            "X8153 China-Europe freight train (Xi'an)",
            "Xi'an",
            "X8153",
        ),
        (
            "the first China (Wuhan)-Europe freight train left",
            "China (Wuhan)-Europe freight train",
            "Wuhan",
            None,
        ),
        ("China-Europe (Chongqing) freight trains ran", "China-Europe (Chongqing) freight trains", "Chongqing", None),
        ("China-Europe freight train X8024 left", "China-Europe freight train X8024", None, "X8024"),
        (
            "the Chang'an China-Europe freight train left",
            "Chang'an China-Europe freight train",
            "Chang'an",
            None,
        ),
        (
            'the "Qilu" China-Europe freight train left',
            '"Qilu" China-Europe freight train',
            "Qilu",
            None,
        ),
        ("a China-Europe freight train (Photo: Xinhua)", "China-Europe freight train", None, None),
        ("China-Europe freight trains (TEUs)", "China-Europe freight trains", None, None),
    ],
)
def test_variants_and_numbers(text: str, surface: str, variant: str | None, number: str | None) -> None:
    (row,) = found(text)
    assert (row["text"], row["name"], row["variant"], row["number"]) == (surface, CE, variant, number)


PIECES = [
    *(
        "China",
        "-",
        "–",
        " ",
        "Europe",
        "freight",
        "train",
        "(",
        ")",
        "Xi'an",
        '"',
        "“",
        "”",
        "'",
        "Express",
        "+",
        "\n",
    ),
    *("X8153", "Corridor", "the", "Middle", "ü", "😀", "\x00", "(TITR)", "railway", "specialised trains for", ","),
]


def test_places_inside_known_services_are_none() -> None:
    record = extract("Baku-Tbilisi-Kars cargo reached Kars on the Xi'an-Baku train.")
    assert [p.text for p in record.places] == ["Kars", "Xi'an", "Baku"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join))
def test_any_text_gives_ordered_exact_mentions(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    end = 0
    for row in found(text):
        assert row["start_char"] >= end
        assert text[row["start_char"] : row["end_char"]] == row["text"] != ""
        end = row["end_char"]


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        '"',
        "'",
        "China-",
        "A-",
        "Express ",
        "X8153 ",
        "+ ",
        "rail + ",
        "Trans-",
        "specialised trains for a, ",
        "train",
        "Á",
        " \n",
    ],
)
def test_long_runs_end(unit: str) -> None:
    """Work grows with the length of the text, whatever it repeats: a blow-up would never return."""
    text = unit * (60_000 // len(unit))
    SERVICES(Doc(NLP.vocab, words=[text], spaces=[False]))  # one token: the work of the tokenizer is not ours


def test_the_pipeline_can_be_saved_and_loaded(tmp_path: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("freight_services", config={"entries": [{"name": "Snow Train", "kind": "rail_service"}]})
    nlp.to_disk(str(tmp_path))
    loaded = spacy.load(str(tmp_path))
    doc = loaded("The Snow Train left.")
    assert [row["name"] for row in spans.records(doc, "services")] == ["Snow Train"]
