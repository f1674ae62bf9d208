"""What is a place and what is not, by phenomenon: text and the places expected as (text, kind, country)."""

import pytest
import spacy
from spacy.language import Language

from extractor import Extractor

ROWS: dict[str, list[tuple[str, list[tuple[str, str, str | None]]]]] = {
    "names with apostrophes and diacritics": [
        ("A train left Xi'an for Ürümqi.", [("Xi'an", "city", "CN"), ("Ürümqi", "city", "CN")]),
        ("A train left Xi’an for Urumqi.", [("Xi’an", "city", "CN"), ("Urumqi", "city", "CN")]),
        ("Containers wait in Małaszewicze.", [("Małaszewicze", "city", "PL")]),
        ("War broke out in Cote d'Ivoire.", [("Cote d'Ivoire", "country", "CI")]),
        ("It runs to Estrela d’Oeste in Brazil.", [("Estrela d’Oeste", "city", "BR"), ("Brazil", "country", "BR")]),
    ],
    "abbreviations": [
        ("Exports to the U.S. and the UAE rose.", [("U.S.", "country", "US"), ("UAE", "country", "AE")]),
        ("A crash near Lexington, Ky., hurt two.", [("Lexington", "city", "US"), ("Ky.", "region", "US")]),
        ("He lives in Austin, TX, today.", [("Austin", "city", "US"), ("TX", "region", "US")]),
        ("It cost US$5 million.", []),
        ("LA PAZ, May 8 (Reuters) - The line opened.", [("LA PAZ", "city", "BO")]),
        ("CHICAGO — Giving a foretaste, the line opened.", [("CHICAGO", "city", "US")]),
    ],
    "qualifiers": [
        ("The town of Lebanon, Ohio, was hit.", [("Lebanon", "city", "US"), ("Ohio", "region", "US")]),
        ("It reached Almaty, Kazakhstan.", [("Almaty", "city", "KZ"), ("Kazakhstan", "country", "KZ")]),
        ("China's Shaanxi Province", [("China", "country", "CN"), ("Shaanxi Province", "region", "CN")]),
    ],
    "stations and crossings by their town's name": [
        ("Trains ran over Yueyang North to Hubei.", [("Yueyang North", "facility", "CN"), ("Hubei", "region", "CN")]),
        ("Trains ran over Hrebenne in Poland.", [("Hrebenne", "facility", "PL"), ("Poland", "country", "PL")]),
        ("Trains ran over Dorohusk in Poland.", [("Dorohusk", "city", "PL"), ("Poland", "country", "PL")]),
        ("The train crossed Spences Bridge, B.C.", [("Spences Bridge", "city", "CA"), ("B.C.", "region", "CA")]),
    ],
    "towns that head a text": [
        ("BERN. Rail freight has got over the closure.", [("BERN", "city", "CH")]),
        ("KTZ. Rail freight has got over the closure.", []),
        ("Freight rose. BERN. It is the code of a wagon.", []),
    ],
    "landscapes": [
        ("Wood leaves the Sauerland by rail.", [("Sauerland", "region", "DE")]),
        ("Freight crosses the Swiss Alps.", [("Swiss Alps", "region", "CH")]),
        ("Freight crosses the Alps.", [("Alps", "area", None)]),
    ],
    "divisions and their cities": [
        (
            "The line joins Jilin province to Russia. A Jilin firm owns it.",
            [("Jilin province", "region", "CN"), ("Russia", "country", "RU"), ("Jilin", "region", "CN")],
        ),
        ("The trains left Jilin for Russia.", [("Jilin", "city", "CN"), ("Russia", "country", "RU")]),
        ("So said the vice governor of Jilin.", [("Jilin", "region", "CN")]),
        ("So said the mayor of Jilin.", [("Jilin", "city", "CN")]),
        (
            "It went to Sichuan, Hebei and Tianjin.",
            [("Sichuan", "region", "CN"), ("Hebei", "region", "CN"), ("Tianjin", "city", "CN")],
        ),
    ],
    "facilities": [
        ("Lorries took it to the Berlin terminal.", [("Berlin", "city", "DE")]),
        ("Boxes fill the Narvik terminal.", [("Narvik", "facility", "NO")]),
        ("It runs to the Luxembourg terminal.", [("Luxembourg", "country", "LU")]),
        ("Trains cross at Horgos Port.", [("Horgos Port", "facility", "CN")]),
        ("The Port of Vancouver in Canada", [("Port of Vancouver", "facility", "CA"), ("Canada", "country", "CA")]),
        ("The port of Hamburg is full.", [("Hamburg", "facility", "DE")]),
        ("It departed from the Lahore dryport.", [("Lahore", "facility", "PK")]),
        ("It departed from Lahore, dry and hot.", [("Lahore", "city", "PK")]),
        ("Hamburg is full of wagons.", [("Hamburg", "city", "DE")]),
        ("Salt left Djibouti port for Kenya.", [("Djibouti", "facility", "DJ"), ("Kenya", "country", "KE")]),
        ("Wagons met at Hannover-Zzyzx station.", [("Hannover-Zzyzx", "facility", None)]),
        (
            "Crews work at Mojo, Adama and Modjo stations in Ethiopia.",
            [("Mojo", "facility", "ET"), ("Adama", "facility", "ET"), ("Modjo", "facility", "ET"),
             ("Ethiopia", "country", "ET")],
        ),
        (
            "It serves Duisburg and Almaty and has two stations.",
            [("Duisburg", "city", "DE"), ("Almaty", "city", "KZ")],
        ),
        ("Dalian railway port is busy.", [("Dalian", "facility", "CN")]),
        ("The Intermodal Terminal is busy.", []),
    ],
    "what the text calls a facility": [
        ("At the border station of Khasan the train waits. Trains left Khasan.",
         [("Khasan", "facility", "RU"), ("Khasan", "facility", "RU")]),
        ("Trains call at the ports of Algeciras and Marín in Spain.",
         [("Algeciras", "facility", "ES"), ("Marín", "facility", "ES"), ("Spain", "country", "ES")]),
        ("They came over the border at Khasan.", [("Khasan", "city", "RU")]),
        ("Dostyk, the older crossing, was full.", [("Dostyk", "facility", "KZ")]),
        ("Hamburg, the old port city, is rich.", [("Hamburg", "city", "DE")]),
        ("The port of Hamburg is full. It left Hamburg.", [("Hamburg", "facility", "DE"), ("Hamburg", "city", "DE")]),
    ],
    "tunnels and bridges": [
        ("The Seikan Tunnel and the Canonbury Tunnel in London were closed.",
         [("Seikan Tunnel", "facility", "JP"), ("Canonbury Tunnel", "facility", "GB"), ("London", "city", "GB")]),
    ],
    "facilities by their abbreviation": [
        ("Coal reaches Richards Bay Coal Terminal (RBCT). RBCT is in South Africa.",
         [("Richards Bay Coal Terminal", "facility", "ZA"), ("RBCT", "facility", "ZA"),
          ("RBCT", "facility", "ZA"), ("South Africa", "country", "ZA")]),
    ],
    "regions by the words before": [
        ("Fog in the exclave of Kaliningrad", [("Kaliningrad", "region", "RU")]),
        ("Fog in the city of Kaliningrad", [("Kaliningrad", "city", "RU")]),
        (
            "It left Hanoi Station in the province of Zzyzx for Kunming.",
            [("Hanoi Station", "facility", "VN"), ("Zzyzx", "region", "VN"), ("Kunming", "city", "CN")],
        ),
    ],
    "compass names belong to the country spoken of": [
        ("Trains in the South East of England were late.",
         [("South East", "region", "GB"), ("England", "region", "GB")]),
        ("Ports on Mexico's West Coast are full.", [("Mexico", "country", "MX"), ("West Coast", "region", "MX")]),
        ("Trains on the West Coast of New Zealand stopped.",
         [("West Coast", "region", "NZ"), ("New Zealand", "country", "NZ")]),
    ],
    "states": [
        ("Oklahoma and Georgia shipped grain while Texas sent oil.",
         [("Oklahoma", "region", "US"), ("Georgia", "region", "US"), ("Texas", "region", "US")]),
        ("A train left New York.", [("New York", "city", "US")]),
        ("Coal from NSW and QLD goes to Newcastle.",
         [("NSW", "region", "AU"), ("QLD", "region", "AU"), ("Newcastle", "city", "AU")]),
        ("Grain from WA left. Australia sells it.", [("WA", "region", "AU"), ("Australia", "country", "AU")]),
        ("Grain from WA left.", []),
    ],
    "countries by all their names": [
        ("The People's Republic of China sent trains.", [("People's Republic of China", "country", "CN")]),
        (
            "Freight in new Zealand and sri lanka rose.",
            [("new Zealand", "country", "NZ"), ("sri lanka", "country", "LK")],
        ),
    ],
    "what towns do": [
        ("York received steel by rail, and Hull sent wagons to Leeds.",
         [("York", "city", "GB"), ("Hull", "city", "GB"), ("Leeds", "city", "GB")]),
        ("Reading the waybill, he left.", []),
    ],
    "companies that towns share their names with": [
        ("Toyota moved cars, and Tata's plant makes steel.", []),
        ("A train with cars left Toyota City.", [("Toyota City", "city", "JP")]),
    ],
    "ports by their sea": [
        ("The Mediterranean port of Valencia grew.",
         [("Mediterranean", "water", None), ("Valencia", "facility", "ES")]),
    ],
    "names nobody lists": [
        ("Biomass moved by rail from Liverpool, UK, to Drax.",
         [("Liverpool", "city", "GB"), ("UK", "country", "GB"), ("Drax", "city", "GB")]),
        ("Trains call at Sant Hirdaram Nagar, Bhopal and Itarsi stations.",
         [("Sant Hirdaram Nagar", "facility", "IN"), ("Bhopal", "facility", "IN"), ("Itarsi", "facility", "IN")]),
        ("Rotterdam is Port of the Year.", [("Rotterdam", "city", "NL")]),
    ],
    "names joined by hyphens": [
        (
            "The Kansas City-St. Louis run and the Dar es Salaam-Port Sudan road",
            [("Kansas City", "city", "US"), ("St. Louis", "city", "US"), ("Dar es Salaam", "city", "TZ"),
             ("Port Sudan", "city", "SD")],
        ),
        ("Rain fell in Winston-Salem.", [("Winston-Salem", "city", "US")]),
    ],
    "compass points": [
        ("Rain in northwest China", [("northwest China", "region", "CN")]),
        ("Trade with eastern Europe", [("eastern Europe", "area", None)]),
        ("Rain in eastern Germany", [("Germany", "country", "DE")]),
        ("Mines in Central Africa", [("Central Africa", "area", None)]),
    ],
    "waters": [
        ("Ferries cross the Caspian Sea.", [("Caspian Sea", "water", None)]),
        ("The Gulf of Oman is calm.", [("Gulf of Oman", "water", None)]),
    ],
    "datelines": [
        ("WUHAN, July 10 (Xinhua) -- The train left.", [("WUHAN", "city", "CN")]),
        ("BAKU, 19 February — The train left.", [("BAKU", "city", "AZ")]),
    ],
    "services and lines": [
        ("The China-Europe freight train left Chongqing.", [("Chongqing", "city", "CN")]),
        ("The Baku-Tbilisi-Kars railway is open.", []),
        ("The China-Laos Railway is busy.", []),
        ("The China-Southeast Asia freight trains are full.", []),
        ("The Tehran-Tashkent freight train was weekly.", []),
        ("The Nairobi-Dar es Salaam railway was planned.", []),
        ("The Kenya-Uganda electrified railway was planned.", []),
        ("The Baikal-Amur Mainline is single-track.", []),
        ("A Graz–Trieste shuttle runs daily.", [("Graz", "city", "AT"), ("Trieste", "city", "IT")]),
    ],
    "persons": [
        ("Mr Lincoln told reporters so.", []),
        ("\"More trains,\" said Paris Hilton.", []),
        ("(Photo by Wang Wuhan/Xinhua)", []),
        ("Andrew Mackay left; Mackay said no more.", []),
    ],
    "organisations": [
        ("The Henan Daily and the Bank of China agreed.", []),
        ("The University of Georgia said so.", []),
        ("Norfolk Southern will hire conductors.", []),
        ("The Ministry of Transport of Kazakhstan said so.", []),
        ("Rhenus Logistics Poland won a contract with Kansas City Southern de Mexico.", []),
        ("A contract between Verona and Hupac was signed.", [("Verona", "city", "IT")]),
        ("A contract between Qtrans and Hupac was signed.", []),
        ("The trains were run by Lafarge Africa.", []),
        ("She works at the Regional Cooperation Organization.", []),
        ("The minister, Adil Qaraoglu, in Ankara on Friday, agreed.", [("Ankara", "city", "TR")]),
    ],
    "local news": [
        (
            "Storms hit Lawrence, Morgan and Limestone counties in Alabama.",
            [("Lawrence", "region", "US"), ("Morgan", "region", "US"), ("Limestone", "region", "US"),
             ("Alabama", "region", "US")],
        ),
        ("She moved to 12 Bonham St. Paris, Texas, agreed.", [("Paris", "city", "US"), ("Texas", "region", "US")]),
        ("He flew from Port St. Lucie to St. Paul.", [("Port St. Lucie", "city", "US"), ("St. Paul", "city", "US")]),
        (
            "ZZYZXVILLE, Ky. (AP) - A bridge fell. It was the last in Zzyzxville, police said.",
            [("ZZYZXVILLE", "city", "US"), ("Ky.", "region", "US"), ("Zzyzxville", "city", "US")],
        ),
        ("A deputy, Austin \"Mel\" Richardson, died in Iowa.", [("Iowa", "region", "US")]),
        ("The Elk Plains Water District and the Fargo School District met.", []),
        ("Jasper, population 498, is in Arkansas.", [("Jasper", "city", "US"), ("Arkansas", "region", "US")]),
        ("A man from Kong Zzyzx district met us in Laos.", [("Kong Zzyzx", "city", "LA"), ("Laos", "country", "LA")]),
        ("Kong Zzyzx met him in Laos.", [("Laos", "country", "LA")]),
        ("Ducks died in the Mekong delta.", [("Mekong delta", "region", "VN")]),
        ("Ebola spread in Congo.", [("Congo", "country", "CD")]),
        (
            "Trucks wait in Monterrey and San Luis Potosí; Mexico is Canada's partner.",
            [("Monterrey", "city", "MX"), ("San Luis Potosí", "city", "MX"), ("Mexico", "country", "MX"),
             ("Canada", "country", "CA")],
        ),
        ("Rain hit Chile's West Coast.", [("Chile", "country", "CL"), ("West Coast", "region", "CL")]),
        (
            "Ferries cross the Baltic to the Baltic countries.",
            [("Baltic", "water", None), ("Baltic countries", "area", None)],
        ),
        ("The Hutchison Ports Port of Felixstowe is full.", [("Port of Felixstowe", "facility", "GB")]),
        ("The weather service in Mobile said it will rain.", [("Mobile", "city", "US")]),
        (
            "Rain hit Fannin, Hunt and Red River counties in Texas.",
            [("Fannin", "region", "US"), ("Hunt", "region", "US"), ("Red River", "region", "US"),
             ("Texas", "region", "US")],
        ),
        (
            "The car went from Zzyzx towards Shrewsbury in England.",
            [("Zzyzx", "city", "GB"), ("Shrewsbury", "city", "GB"), ("England", "region", "GB")],
        ),
        ("Cars burnt on Wichita road.", []),
    ],
    "words that are towns": [
        ("Nice work. Reading is fun. Most agree. Of course.", []),
        ("Split the cost and bar the door.", []),
        ("German and Chinese firms met in March.", []),
    ],
    "titles, seats, calendars, capitals": [
        ("Trains run from Prince Rupert to Prince George.",
         [("Prince Rupert", "city", "CA"), ("Prince George", "city", "CA")]),
        ("Prince Charles came to Toronto.", [("Toronto", "city", "CA")]),
        ("In January Latvia moved 3 million tonnes.", [("Latvia", "country", "LV")]),
        ("It left for Moscow in the Russian Federation.",
         [("Moscow", "city", "RU"), ("Russian Federation", "country", "RU")]),
        ("The line runs from Salina Cruz, Oaxaca to Coatzacoalcos, Veracruz.",
         [("Salina Cruz", "city", "MX"), ("Oaxaca", "region", "MX"), ("Coatzacoalcos", "city", "MX"),
          ("Veracruz", "region", "MX")]),
        ("The (BOE) hub is near Dickinson, N.D.", [("Dickinson", "city", "US"), ("N.D.", "region", "US")]),
        ("The line joins Riyadh with the north of the Kingdom.", [("Riyadh", "city", "SA")]),
        ("Bangkok – Durian left.", [("Bangkok", "city", "TH")]),
        ("The Calgary-based railway sent trains.", [("Calgary", "city", "CA")]),
        ("Chongqing-based Changan Automobile sent cars.", [("Chongqing", "city", "CN")]),
        ("Salina Cruz on the Pacific handled freight.",
         [("Salina Cruz", "city", "MX"), ("Pacific", "water", None)]),
        ("Union Pacific and Canadian Pacific hauled freight.", []),
        ("Wagons left the Kota workshop in Rajasthan.", [("Kota", "facility", "IN"), ("Rajasthan", "region", "IN")]),
        ("BAKU, Azerbaijan, May 21. Rail traffic rose.",
         [("BAKU", "city", "AZ"), ("Azerbaijan", "country", "AZ")]),
    ],
}  # fmt: skip
CASES = [pytest.param(text, want, id=f"{name}: {text[:30]}") for name, rows in ROWS.items() for text, want in rows]


@pytest.fixture(scope="module")
def alone() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("freight_places")
    return nlp


@pytest.mark.parametrize(("text", "want"), CASES)
def test_places(text: str, want: list[tuple[str, str, str | None]], alone: Language) -> None:
    records = alone(text).spans["places"].attrs["records"]
    assert [(r["text"], r["kind"], r["country"]) for r in records] == want


def test_conflict_is_recorded(extractor: Extractor) -> None:
    place = extractor.extract("The train reached Duisburg (Netherlands).").places[0]
    assert (place.country, place.stated_country, place.conflict) == ("DE", "NL", True)


def test_own_places_come_first() -> None:
    nlp = spacy.blank("en")
    own = {"name": "Zzyzx Yard", "kind": "facility", "country": "US", "latitude": 35.14, "longitude": -116.1}
    nlp.add_pipe("freight_places", config={"entries": [own | {"aliases": "Zzyzx"}]})
    (record,) = nlp("Wagons wait in Zzyzx.").spans["places"].attrs["records"]
    assert (record["country"], record["latitude"]) == ("US", 35.14)


def test_own_place_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        spacy.blank("en").add_pipe("freight_places", config={"entries": [{"name": "Nowhere", "kind": "planet"}]})


def test_model_is_further_evidence() -> None:
    article = Extractor(model="en_core_web_sm").extract("The train left Wuhan for Hamburg, Germany.")
    assert [p.text for p in article.places] == ["Wuhan", "Hamburg", "Germany"]


def test_town_behind_a_compass_point_keeps_its_id() -> None:
    """ "Western Melbourne" is no place of its own: the town's GeoNames id stands."""
    melbourne, _ = Extractor().extract("Wagons run to Western Melbourne, Australia.").places
    assert (melbourne.text, melbourne.kind, melbourne.geonames_id) == ("Melbourne", "city", 2158177)
