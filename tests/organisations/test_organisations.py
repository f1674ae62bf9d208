"""What is a named organisation and what is not: rows of text and the (words, kind, name) expected from it."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor import extract, spans
from extractor.organisations.component import Organisations

NLP = spacy.blank("en")
ORGANISATIONS = Organisations()

RAIL, OPER, AUTH, SHIP, ASSO = "railway", "operator", "authority", "shipper", "association"
KTZ = "Kazakhstan Temir Zholy"

FOUND: dict[str, list[tuple[str, list[tuple[str, str, str]]]]] = {
    "known": [
        ("Union Pacific moved coal.", [("Union Pacific", RAIL, "Union Pacific")]),
        ("A DB Cargo engine drew it out.", [("DB Cargo", RAIL, "DB Cargo")]),
        ("Latvijas dzelzceļš lost traffic.", [("Latvijas dzelzceļš", RAIL, "Latvijas dzelzceļš")]),
        ("O‘zbekiston temir yo‘llari reports.", [("O‘zbekiston temir yo‘llari", RAIL, "O‘zbekiston temir yo‘llari")]),
        (
            "Kuehne+Nagel and Hapag-Lloyd agreed.",
            [("Kuehne+Nagel", OPER, "Kuehne+Nagel"), ("Hapag-Lloyd", OPER, "Hapag-Lloyd")],
        ),
        (
            "J.B. Hunt and A.P. Moller-Maersk agreed.",
            [("J.B. Hunt", OPER, "J.B. Hunt"), ("A.P. Moller-Maersk", OPER, "A.P. Moller-Maersk")],
        ),
        ("It was opened by Rail Cargo Group on May 6.", [("Rail Cargo Group", RAIL, "Rail Cargo Group")]),
        ("Wagons of Procter & Gamble left.", [("Procter & Gamble", SHIP, "Procter & Gamble")]),
        ("Wagons of Procter and Gamble left.", [("Procter and Gamble", SHIP, "Procter and Gamble")]),
        (
            "The boxes of China Railway\nXi'an Group left.",
            [("China Railway\nXi'an Group", RAIL, "China Railway Xi'an Group")],
        ),
        ("The union pacific of workers; ktz; csx.", []),
        ("Many Russian railways are old.", []),
    ],
    "names that mean something else too": [
        ("Toyota shipped 300 cars.", [("Toyota", SHIP, "Toyota")]),
        ("The train stopped in Toyota at noon.", []),
        ("Toyota City lies in Aichi.", []),
        ("Cars for Ford's plant left. Later Ford's business stayed.", [("Ford", SHIP, "Ford"), ("Ford", SHIP, "Ford")]),
        ("They crossed the river at a ford. Ford is a village.", []),
        ("Gautam Adani spoke for the Adani group.", [("Adani", SHIP, "Adani")]),
        ("It was sent over the Trans-Baikal Railway.", []),
        ("The head of the Trans-Baikal Railway spoke.", [("Trans-Baikal Railway", RAIL, "Trans-Baikal Railway")]),
    ],
    "legal forms": [
        ("The consignor is Kyrgyzvodka OJSC.", [("Kyrgyzvodka OJSC", SHIP, "Kyrgyzvodka OJSC")]),
        ("It is run by Dolina Logistic d.o.o. from Nis.", [("Dolina Logistic d.o.o.", OPER, "Dolina Logistic d.o.o.")]),
        (
            "Made by Anhui Moon Tyre Co., Ltd. of Hefei.",
            [("Anhui Moon Tyre Co., Ltd.", SHIP, "Anhui Moon Tyre Co., Ltd.")],
        ),
        ("Acme Haulage, Inc. won.", [("Acme Haulage, Inc.", OPER, "Acme Haulage, Inc.")]),
        (
            "PT Kereta Cepat Sumatera (Persero) said so.",
            [("PT Kereta Cepat Sumatera (Persero)", SHIP, "PT Kereta Cepat Sumatera (Persero)")],
        ),
        ("Union Pacific Corp. said so.", [("Union Pacific Corp.", RAIL, "Union Pacific Corp.")]),
        ("Nordbahn Eisenbahn AG was founded.", [("Nordbahn Eisenbahn AG", RAIL, "Nordbahn Eisenbahn AG")]),
        ("Dr. SA or AG alone.", []),
    ],
    "heads": [
        ("Shaanxi Moon Logistics sent a train.", [("Shaanxi Moon Logistics", OPER, "Shaanxi Moon Logistics")]),
        ("China Railway Moon Group said.", [("China Railway Moon Group", RAIL, "China Railway Moon Group")]),
        ("Figures of Manzhouli Customs show it.", [("Manzhouli Customs", AUTH, "Manzhouli Customs")]),
        ("Utopian Railways fell silent.", [("Utopian Railways", RAIL, "Utopian Railways")]),
        ("The Moon Ports Authority paid.", [("Moon Ports Authority", AUTH, "Moon Ports Authority")]),
        ("The Port of Moon Authority paid.", [("Port of Moon Authority", AUTH, "Port of Moon Authority")]),
        (
            "the Moon Freight and Lumber Association met",
            [("Moon Freight and Lumber Association", ASSO, "Moon Freight and Lumber Association")],
        ),
        ("The Moon Dockworkers' Union struck.", [("Moon Dockworkers' Union", ASSO, "Moon Dockworkers' Union")]),
        ("The Far Railway Bureau said so.", [("Far Railway Bureau", RAIL, "Far Railway Bureau")]),
        ("Chongqing-based Luna Motors ships cars.", [("Luna Motors", SHIP, "Luna Motors")]),
        ("Meanwhile Luna Motors ships cars.", [("Luna Motors", SHIP, "Luna Motors")]),
        ("Luna Steel said so.", [("Luna Steel", SHIP, "Luna Steel")]),
        ("Luna Steel Bridge opened. A Luna Steel bridge.", []),
        ("Customs work until noon. Kazakhstan's Customs rules.", []),
        ("Trade Minister Greg Hands spoke.", []),
        ('Forty boxes of "Moon Shipping" stood there.', []),
        ("The China-Utopia Railway had carried much.", []),
    ],
    "openings": [
        (
            "The Ministry of Roads and Urban Development says so.",
            [("Ministry of Roads and Urban Development", AUTH, "Ministry of Roads and Urban Development")],
        ),
        (
            "The Ministry of Transport and Russian Railways agreed.",
            [("Ministry of Transport", AUTH, "Ministry of Transport"), ("Russian Railways", RAIL, "Russian Railways")],
        ),
        (
            "The Polish Ministry of Infrastructure paid.",
            [("Ministry of Infrastructure", AUTH, "Ministry of Infrastructure")],
        ),
        (
            "The Grain Administration of Sichuan Province buys.",
            [("Grain Administration of Sichuan Province", AUTH, "Grain Administration of Sichuan Province")],
        ),
        (
            "The Association of Lunar Shippers met.",
            [("Association of Lunar Shippers", ASSO, "Association of Lunar Shippers")],
        ),
        (
            "The Autoridad Portuaria de Vigo paid.",
            [("Autoridad Portuaria de Vigo", AUTH, "Autoridad Portuaria de Vigo")],
        ),
        ("The minister of transport spoke of a ministry of silence.", []),
    ],
    "railways by form": [
        (
            "Two short lines meet there, Lunar Southern (LSR) and Eastern Luna (ELRY).",
            [
                ("Lunar Southern", RAIL, "Lunar Southern"),
                ("LSR", RAIL, "Lunar Southern"),
                ("Eastern Luna", RAIL, "Eastern Luna"),
                ("ELRY", RAIL, "Eastern Luna"),
            ],
        ),
        ("Mines in Western Australia (WA) and the Rhine Ruhr Region (RRR) closed.", []),
        (
            "It runs over ex-Wabash rails with an ex-Luna unit.",
            [("Wabash", RAIL, "Wabash"), ("Luna", RAIL, "Luna")],
        ),
        ("It runs over ex-Soviet rails and ex-German lines. The ex-Wabash mayor spoke.", []),
    ],
    "what the sentence says": [
        ("Rail operator Lunabahn hauls it.", [("Lunabahn", RAIL, "Lunabahn")]),
        ("Freight forwarder Lunex booked it.", [("Lunex", OPER, "Lunex")]),
        (
            "Private operators BZQ, DB Cargo and Bulluna agreed.",
            [("BZQ", RAIL, "BZQ"), ("DB Cargo", RAIL, "DB Cargo"), ("Bulluna", RAIL, "Bulluna")],
        ),
        ("Lunex, one of the firms that store the crop, grew.", [("Lunex", SHIP, "Lunex")]),
        ("Lunex, a logistics company, grew.", [("Lunex", OPER, "Lunex")]),
        ("The train is run by Lunex.", [("Lunex", OPER, "Lunex")]),
        ("Ada Byron, managing director of Lunalaks, agreed.", [("Lunalaks", SHIP, "Lunalaks")]),
        ("Lunalaks's general director agreed.", [("Lunalaks", SHIP, "Lunalaks")]),
        ("Ali Demir, a forwarder in Mersin, agreed.", []),
        ("The train was met by Ada Byron.", []),
        ("It is owned by the Latvian state.", []),
    ],
    "abbreviations and short forms": [
        (
            "Lunar Atlantic Railway (LAR) grew. LAR runs trains.",
            [
                ("Lunar Atlantic Railway", RAIL, "Lunar Atlantic Railway"),
                ("LAR", RAIL, "Lunar Atlantic Railway"),
                ("LAR", RAIL, "Lunar Atlantic Railway"),
            ],
        ),
        ("KTZ grew, Kazakhstan Temir Zholy said.", [("KTZ", RAIL, KTZ), (KTZ, RAIL, KTZ)]),
        ("KTZ grew.", [("KTZ", RAIL, "KTZ")]),
        (
            "Estonian Railways (Eesti Raudtee) grew.",
            [("Estonian Railways", RAIL, "Estonian Railways"), ("Eesti Raudtee", RAIL, "Estonian Railways")],
        ),
        (
            "Rail Cargo Hungaria Zrt. pulls. Rail Cargo Hungaria grew.",
            [
                ("Rail Cargo Hungaria Zrt.", RAIL, "Rail Cargo Hungaria Zrt."),
                ("Rail Cargo Hungaria", RAIL, "Rail Cargo Hungaria Zrt."),
            ],
        ),
        (
            "Lunex Transportation Group left. A ship of Lunex came.",
            [
                ("Lunex Transportation Group", OPER, "Lunex Transportation Group"),
                ("Lunex", OPER, "Lunex Transportation Group"),
            ],
        ),
        (
            "Ningxia Lunli Dairy Co., Ltd. sells. Lunli's milk is good.",
            [
                ("Ningxia Lunli Dairy Co., Ltd.", SHIP, "Ningxia Lunli Dairy Co., Ltd."),
                ("Lunli", SHIP, "Ningxia Lunli Dairy Co., Ltd."),
            ],
        ),
        ("Union Pacific (Omaha) grew.", [("Union Pacific", RAIL, "Union Pacific")]),
        (
            "The Moçâmedes Railway (CFM) said so. The CFM grew.",
            [
                ("Moçâmedes Railway", RAIL, "Moçâmedes Railway"),
                ("CFM", RAIL, "Moçâmedes Railway"),
                ("CFM", RAIL, "Moçâmedes Railway"),
            ],
        ),
    ],
    "news media": [
        ("Lunar News Agency and the Lunar Daily Times reported.", []),
        ("RZD told ITAR-TASS on Tuesday.", [("RZD", RAIL, "RZD")]),
    ],
}
ROWS = [pytest.param(text, want, id=f"{group}: {text[:40]}") for group, rows in FOUND.items() for text, want in rows]


def _found(doc: Doc) -> list[tuple[str, str, str]]:
    return [(row["text"], row["kind"], row["name"]) for row in spans.read(doc, "organisations")]


@pytest.mark.parametrize(("text", "want"), ROWS)
def test_found(text: str, want: list[tuple[str, str, str]]) -> None:
    assert _found(ORGANISATIONS(NLP.make_doc(text))) == want


BESIDE = [
    ("Manzhouli Customs counted 900 trains.", ["Manzhouli Customs"], []),
    ("The Samskip Multimodal Rail Terminal lies in Duisburg.", [], ["Samskip Multimodal Rail Terminal", "Duisburg"]),
    ("Toyota shipped 300 cars to Nagoya.", ["Toyota"], ["Nagoya"]),
    ("The president of Kazakhstan met the company in Almaty.", [], ["Kazakhstan", "Almaty"]),
    ("Between Herne and Malmö TX Logistik offers eight departures.", ["TX Logistik"], ["Herne", "Malmö"]),
    ("Metrans Rail Slovakia runs to Dunajská Streda.", ["Metrans Rail Slovakia"], ["Dunajská Streda"]),
    ("Freight fell on the China-Laos Railway near Mohan.", [], ["Mohan"]),
    ("Boxes came over Eastern Maine (EMRY) to Montreal.", ["Eastern Maine", "EMRY"], ["Montreal"]),
    ("Boxes came over eastern Maine to Montreal.", [], ["Maine", "Montreal"]),
    ("It runs over ex-Wabash rails to Toledo.", ["Wabash"], ["Toledo"]),
    ("It runs from Wabash to Toledo.", [], ["Wabash", "Toledo"]),
    ("Operators Cosco and Fepasa ship copper. Last Rites followed.", ["Cosco", "Fepasa"], []),
    (
        "Wagons left the Roseburg Forest Products mill. Rail, Roseburg says, is cheaper.",
        ["Roseburg Forest Products", "Roseburg"],
        [],
    ),
    (
        "Wagons left the Roseburg Forest Products mill for Roseburg. Rail is cheaper.",
        ["Roseburg Forest Products"],
        ["Roseburg"],
    ),
    ("It carries Petroleum Products and other goods.", [], []),
    ("Biomass moved by rail from Liverpool, UK, to Drax.", [], ["Liverpool", "UK", "Drax"]),
    ("Biomass moved by rail to Drax from Liverpool.", ["Drax"], ["Liverpool"]),
]


@pytest.mark.parametrize(("text", "organisations", "places"), BESIDE, ids=lambda value: str(value)[:40])
def test_places_and_organisations_keep_apart(text: str, organisations: list[str], places: list[str]) -> None:
    article = extract(text)
    assert [o.text for o in article.organisations] == organisations
    assert [p.text for p in article.places] == places


def test_a_company_inside_a_service_is_none() -> None:
    article = extract("The Samskip Express left. The DB Cargo Express left.")
    for service in article.services:
        inside = [o for o in article.organisations if service.start_char <= o.start_char < service.end_char]
        assert inside == [] or inside[0].text == service.text


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KTZ grew.", "KZ"),
        ("UIC met.", None),
        ("Lunalaks Zrt. grew.", "HU"),
    ],
)
def test_country(text: str, country: str | None) -> None:
    assert [o.country for o in extract(text).organisations] == [country]


PIECES = st.lists(
    st.sampled_from(
        "China Railway Group Co., Ltd. (KTZ) KTZ and of the Ministry Transport Logistics , ' 's & - run by operator"
        " Lunex (LAR) Port Authority Toyota cars Russian Railways Union Pacific said"
        " \n a.s. Rail Association for AG".split(" ")
    )
    | st.text(max_size=4),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_words_are_survived_and_quoted(text: str) -> None:
    rows = spans.records(ORGANISATIONS(NLP.make_doc(text)), "organisations")
    end = 0
    for row in rows:
        assert text[row["start_char"] : row["end_char"]] == row["text"]
        assert row["start_char"] >= end, "organisations share no character"
        end = row["end_char"]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_cut_text_is_survived(data: st.DataObject) -> None:
    whole = data.draw(ROWS_TEXT)
    start = data.draw(st.integers(0, len(whole)))
    text = whole[start : data.draw(st.integers(start, len(whole)))]
    for row in spans.read(ORGANISATIONS(NLP.make_doc(text)), "organisations"):
        assert text[row["start_char"] : row["end_char"]] == row["text"]


ROWS_TEXT = st.sampled_from([text for rows in FOUND.values() for text, _ in rows])
