"""What tells a person from a place: titles, given names and surnames, and the words beside them."""

from collections.abc import Callable

from extractor.places.entries import Name
from extractor.places.hits import Word
from extractor.places.lexicon import (
    DEMONYMS,
    DISTRICT_WORDS,
    FACILITY_MODIFIERS,
    FACILITY_WORDS,
    GENERICS,
    LINE_WORDS,
    MODIFIERS,
    NOT_PLACES,
    ORGANISATION_WORDS,
    REGION_WORDS,
    WATER_WORDS,
    lines_of,
)

TITLES = frozenset(
    """Driver Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor President Chairman Chairwoman Minister
    Premier Governor Mayor Senator Sen. Rep. Gov. Gen. General Captain Capt. Colonel Col. Judge Justice King
    Queen Prince Princess Pope Sir Lord Lady Director Manager Engineer Secretary Ambassador Sgt. Sgt Lt. Lt
    Representative Chancellor Spokesman Spokeswoman Spokesperson Reverend Rev. Father Coach Officer Analyst
    Actor Actress Author Singer Commissioner Sheriff Chief CEO Detective Sergeant Lieutenant Executive Deputy
    Councilman Councilwoman Congressman Congresswoman Attorney Superintendent Chairperson Chair Founder Editor
    Reporter""".split()
) | {"Sen", "Rep", "Gov", "Gen", "Capt", "Col", "Rev"}
LOWER_TITLES = frozenset(
    """president chairman chairwoman minister premier governor mayor senator director manager engineer secretary
    ambassador spokesman spokeswoman spokesperson chancellor coach analyst actor actress author singer
    commissioner chief officer judge lawyer attorney named driver dispatcher executive farmer worker student
    reporter editor photographer economist professor researcher trader owner founder chef captain
    entrepreneur""".split()
)
SPEECH = frozenset(
    """said says told added noted explained argued wrote tweeted recalled stressed claims thinks believes commented
    continued""".split()
)
# Before a name, with or without a comma: "his daughter, Madison".
KIN = frozenset(
    """daughter son wife husband sister brother mother father grandmother grandfather granddaughter grandson daughters
    sons sisters brothers niece nephew aunt uncle cousin widow widower girlfriend boyfriend fiancee fiance friend
    stepson stepdaughter victim""".split()
)
_FAMILIAR = frozenset(
    """Aaron Adam Ahmed Alan Albert Alejandro Alex Alexander Alexandra Alexei Alfred Ali Alice Allen Amanda Amy Ana
    Andrea Andreas Andrei Andrew Andrzej Andy Angela Ann Anna Anne Anthony Antonio Arthur Ashley Barbara Barack
    Ben Benjamin Bernard Beth Bill Billy Bob Boris Brad Brandon Brenda Brian Bruce Carl Carla Carlos Carol
    Caroline Catherine Charles Charlie Chris Christian Christina Christine Christopher Cindy Claire Claude Colin
    Craig Cynthia Dan Daniel Danny Dave David Deborah Denise Dennis Derek Diana Diane Dick Dieter Dmitri Dmitry
    Don Donald Donna Doug Douglas Ed Eddie Edward Elena Elizabeth Ellen Emily Emma Eric Erik Eva Evan Evelyn
    Fernando Francisco Frank Fred Frederick Gary Gavin George Gerald Geoff Geoffrey Giovanni Giuseppe Glenn
    Gordon Grace Graham Greg Gregory Guy Hans Harold Harry Hassan Heather Helen Henry Hillary Howard Hugh
    Hussein Ian Igor Irene Isaac Ivan Jack Jacob Jacques James Jamie Jan Jane Janet Jason Javier Jay Jean Jeff
    Jeffrey Jennifer Jeremy Jerry Jessica Jill Jim Jimmy Joan Joanna Joe Joel John Johnny Jon Jonathan Jorge
    Jose José Josef Joseph Josh Joshua Juan Judith Judy Julia Julian Julie Justin Karen Karl Kate Katherine
    Kathleen Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Klaus Kyle Larry Laura Lauren Lawrence Leo Leonard
    Leonid Lewis Linda Lisa Liz Louis Louise Lucy Luis Luke Lynn Malcolm Manuel Marc Marco Marcus Margaret Maria
    María Marie Mario Mark Marta Martha Martin Mary Matt Matthew Maurice Max Megan Mehmet Melissa Michael Michel
    Michelle Miguel Mikhail Mike Mohamed Mohammad Mohammed Monica Muhammad Mustafa Nancy Natalia Nathan Neil
    Nicholas Nick Nicolas Nicole Nigel Nikolai Oleg Olga Oliver Omar Oscar Pablo Pamela Patricia Patrick Paul
    Paula Pavel Pedro Peggy Peter Phil Philip Philippe Pierre Piotr Rachel Ralph Raymond Rebecca Ricardo Richard
    Rick Rob Robert Roberto Robin Roger Ron Ronald Rosa Rose Roy Russell Ruth Ryan Sally Sam Samantha Samuel
    Sandra Sarah Scott Sean Sergei Sergey Sharon Simon Sophie Stefan Stella Stephanie Stephen Steve Steven
    Stuart Sue Susan Tanya Ted Teresa Terry Theresa Thomas Tim Timothy Tina Todd Tom Tommy Tony Tracy Vincent
    Viktor Vladimir Volodymyr Walter Wayne Wendy Will William Wolfgang Yuri Zachary Paris-Marie Nursultan Ilham
    Recep Giorgia Emmanuel Narendra Rishi Keir Joko Uhuru Cyril""".split()
)
# Given names of public figures and their countrymen, whom no census of one country lists.
_WORLDWIDE = frozenset(
    """Abdul Abdullah Abdel Abdelaziz Abdelhamid Abu Ahmad Alassane Alberto Aleksandr Alfredo Amir Amina Anatoly
    Andrés Angelos Anwar Aram Ariel Armen Arsen Aseel Ashraf Asif Atal Augusto Aung Avigdor Ayman Bashar Bassam
    Benazir Benigno Bernd Bidzina Boutros Carles Cristina Daoud Didier Dilma Dmytro Dominique Ehud Emmerson Enrico
    Enrique Evo Faisal Farouk Fatima Felipe Félix Fidel François Friedrich Fumio Gerhard Gholamreza Goodluck Günter
    Hamid Hani Hashim Hassan Heinz Helmut Hosni Hugo Husain Ibrahim Imran Isaias Ismail Jacek Jair Jalal Javad Joko
    Jonjo Joao João Joseph-Désiré Junichiro Jürgen Kamal Karim Khaled Khalid Kofi Laurent Lech Leonid Levon Lionel
    Luigi Luiz Mahathir Mahmoud Mahmud Manmohan Manuel Mariano Masoud Matteo Mauricio Mehdi Meles Mikheil Mohamad
    Mohammadu Moshe Muammar Muhammadu Mullah Mwai Naftali Naoto Nawab Nawaz Nelson Nestor Nicolás Nouri Nuri Olaf
    Olusegun Osama Oumar Paolo Pervez Petro Prayuth Pranab Rachid Rafael Rahul Raila Ramzan Rajiv Rashid Raúl
    Rodrigo Romano Saad Saddam Saeed Said Salah Salman Salva Samir Sanjay Sebastián Sergio Shimon Shinzo Silvio
    Slobodan Sonia Staffan Stephan Sushma Susilo Tayyip Thabo Thaksin Thein Tomasz Umar Umaru Uri Usman Vaclav
    Vicente Viktor Vitali Wojciech Xavier Yasser Yevgeny Yingluck Yitzhak Yoshihiko Yoshihide Yoweri Yulia Yusuf
    Zalmay Zine""".split()
)
# Given names that are first of all places: a person only with an unknown surname behind.
PLACES_AND_GIVEN_NAMES = frozenset(
    """Victoria Virginia Madison Austin Jordan Chelsea Charlotte Sydney Florence Georgia Paris Israel Chad Carson
    Jackson Lincoln Houston Dallas Preston Kent Adelaide Alexandria Savannah Brooklyn Carolina Regina Lourdes
    Geneva Vienna Asia Cheyenne Dakota Montana Phoenix Trenton Camden Hudson Logan Milan Kingston Clinton Lima
    Lagos Lviv Kerry Clare Shannon Tyrone""".split()
)
CHINESE_SURNAMES = frozenset(
    """Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Song
    Xi Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Lyu Shen
    Yao Jia Gong Fan Fang Shi Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan
    Duan Qian Yin Chang Weng Nie Yan Hong""".split()
)


SURNAMES = frozenset(lines_of("surnames.txt"))
# What is a given name first of all, and what census takers found borne as one, if not by place of that name.
GIVEN_NAMES = _FAMILIAR | _WORLDWIDE
BORNE_NAMES = frozenset(lines_of("given_names.txt"))
# "Dale Houston, 61, of Cuba", "Madison Carter, 34, was".
_NO_SURNAME = GENERICS | ORGANISATION_WORDS | MODIFIERS | TITLES | LINE_WORDS
_NO_NAMES = NOT_PLACES | DEMONYMS.keys()
_NOT_TITLED = REGION_WORDS | FACILITY_WORDS  # "Queen Station"
_NO_CHINESE_NAME = FACILITY_WORDS | REGION_WORDS | DISTRICT_WORDS | WATER_WORDS | FACILITY_MODIFIERS
_TITLED_TOWN = 10_000  # inhabitants of a town that is meant rather than somebody: "Prince George"
_TOWN = 20_000  # inhabitants of a place that is meant as often as a person of its name


def person_start(words: list[Word], index: int, stop: int, find: Callable[[str], Name | None]) -> int | None:
    """Where in a run of capitalised words a person's name begins, if one does."""
    generic = words[stop - 1].text in GENERICS
    for i in range(index, stop):
        text = words[i].text
        if text in TITLES and i + 1 < stop and words[i + 1].text not in _NOT_TITLED:
            if stop - i == 2 and _is_town(find(f"{text} {words[i + 1].text}")):
                continue  # "Prince Rupert", "General Santos"
            return i
        if i + 1 == stop or generic:
            break
        following = words[i + 1].text
        if _is_given(text, following, find) and following not in _NO_SURNAME and find(f"{text} {following}") is None:
            return i
        chinese = text in CHINESE_SURNAMES and stop - i in (2, 3) and i == index
        if chinese and following not in _NO_CHINESE_NAME and find(f"{text} {following}") is None:
            return i
    return None


def _is_town(name: Name | None) -> bool:
    return name is not None and name.best.kind == "city" and (name.best.curated or name.best.population >= _TITLED_TOWN)


def _is_given(text: str, following: str, find: Callable[[str], Name | None]) -> bool:
    """Whether a word is a given name here: "Charlotte Houston", not "Charlotte Republican"."""
    if text in GIVEN_NAMES or (text in PLACES_AND_GIVEN_NAMES and find(following) is None):
        return True
    if text not in BORNE_NAMES and text not in PLACES_AND_GIVEN_NAMES:
        return False
    if following in SURNAMES:
        return True
    return not _is_place(text, find) and following.casefold() not in _NO_NAMES


def _is_place(text: str, find: Callable[[str], Name | None]) -> bool:
    name = find(text)
    if name is None or name.best.key != name.key:
        return False
    return name.best.kind != "city" or name.best.curated or name.best.population >= _TOWN
