"""Signs, codes and names of currencies (ISO 4217), and the countries that tell shared names apart."""

# ISO 4217. Signs and codes that stand before the number.
CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "R $": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
    "₽": "RUB", "₩": "KRW", "₸": "KZT", "₺": "TRY", "₴": "UAH", "฿": "THB", "₫": "VND", "₦": "NGN", "Rs": "INR",
    "Rs.": "INR", "RMB": "CNY", "Rand": "ZAR", "R": "ZAR", "N": "NGN", "P": "PHP", "Tk": "BDT", "Taka": "BDT",
    "Rupees": "INR", "Naira": "NGN", "Tk.": "BDT", "Rub": "RUB",
    "Rbs": "RUB", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "Sh.": "KES", "TSh": "TZS",
    "PS": "GBP",
    "VNĐ": "VND", "Rp": "IDR", "RM": "MYR", "Dh": "AED", "Dhs": "AED", "US": "USD", "$US": "USD", "$A": "AUD",
    "$C": "CAD", "$NZ": "NZD", "$HK": "HKD", "$S": "SGD", "US $": "USD", "C $": "CAD", "A $": "AUD", "NZ $": "NZD",
    "HK $": "HKD",
    "DH": "MAD", "DHS": "MAD", "Y=": "JPY", "GH₵": "GHS", "₵": "GHS", "₱": "PHP", "₭": "LAK", "৳": "BDT", "zł": "PLN",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """USD EUR GBP CNY JPY AUD CAD NZD HKD SGD TWD KRW INR RUB CHF SEK NOK DKK PLN CZK HUF RON BGN TRY UAH KZT UZS
    AZN GEL
    BYN AED SAR QAR EGP MAD ZAR KES TZS UGX ETB NGN GHS AOA ZMW MZN NAD BWP BRL ARS CLP COP PEN MXN THB VND IDR MYR PHP
    LAK OMR KWD HRK ISK ARS MMK KHR MNT PKR BDT LKR NPR IRR ILS KGS TJS TMT AMD""".split()
)
CURRENCY_NAMES = {
    "dollar": "USD", "us dollar": "USD", "american dollar": "USD", "euro": "EUR", "yuan": "CNY",
    "renminbi": "CNY", "yuan renminbi": "CNY", "chinese yuan": "CNY", "rmb": "CNY", "pound": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY", "rupee": "INR", "indian rupee": "INR", "rouble": "RUB", "ruble": "RUB", "russian ruble": "RUB",
    "tenge": "KZT", "baht": "THB", "won": "KRW", "dong": "VND", "ringgit": "MYR", "rupiah": "IDR", "kip": "LAK",
    "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "koruna": "CZK", "lira": "TRY", "manat": "AZN", "lari": "GEL",
    "hryvnia": "UAH", "tugrik": "MNT", "tögrög": "MNT", "dirham": "AED", "riyal": "SAR", "rial": "IRR",
    "shilling": "KES", "kenyan shilling": "KES", "kenya shilling": "KES", "tanzanian shilling": "TZS",
    "ugandan shilling": "UGX", "danish krone": "DKK", "danish kroner": "DKK", "norwegian krone": "NOK",
    "norwegian kroner": "NOK", "swedish krona": "SEK", "swedish kronor": "SEK", "swedish crown": "SEK",
    "norwegian crown": "NOK", "czech crown": "CZK", "czech koruna": "CZK", "kronor": "SEK", "kroner": "NOK",
    "pakistani rupee": "PKR", "pakistan rupee": "PKR", "sri lankan rupee": "LKR", "nepalese rupee": "NPR",
    "turkish lira": "TRY", "polish zloty": "PLN", "hungarian forint": "HUF", "kazakh tenge": "KZT",
    "kazakhstani tenge": "KZT", "ukrainian hryvnia": "UAH", "hryvnias": "UAH", "uzbek sum": "UZS", "uzbek soum": "UZS",
    "egyptian pound": "EGP", "moroccan dirham": "MAD", "emirati dirham": "AED", "uae dirham": "AED",
    "saudi riyal": "SAR", "qatari riyal": "QAR", "iranian rial": "IRR", "omani rial": "OMR", "argentine peso": "ARS",
    "argentinian peso": "ARS", "chilean peso": "CLP", "colombian peso": "COP", "philippine peso": "PHP",
    "mexican peso": "MXN", "brazilian real": "BRL", "taka": "BDT", "kyat": "MMK", "riel": "KHR", "metical": "MZN",
    "meticais": "MZN", "pula": "BWP", "cedi": "GHS", "leu": "RON", "lei": "RON", "leva": "BGN", "dram": "AMD",
    "somoni": "TJS", "taiwan dollar": "TWD", "new taiwan dollar": "TWD", "namibian dollar": "NAD",
    "malaysian ringgit": "MYR", "south african rand": "ZAR", "south korean won": "KRW", "korean won": "KRW",
    "japanese yen": "JPY",
    "thai baht": "THB", "vietnamese dong": "VND", "lao kip": "LAK", "indonesian rupiah": "IDR",
    "united states dollar": "USD",
    "ethiopian birr": "ETB", "zambian kwacha": "ZMW", "nigerian naira": "NGN", "kuna": "HRK", "croatian kuna": "HRK",
    "british pound": "GBP", "renminbi yuan": "CNY", "crown": "DKK",
    "rand": "ZAR", "birr": "ETB", "kwacha": "ZMW", "naira": "NGN", "real": "BRL", "reais": "BRL", "peso": "MXN",
    "swiss franc": "CHF", "franc": "CHF", "canadian dollar": "CAD", "australian dollar": "AUD",
    "new zealand dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "sum": "UZS", "soum": "UZS",
    "som": "KGS", "danish crown": "DKK", "krona": "SEK", "shekel": "ILS", "dinar": "KWD",
}  # fmt: skip

# Names that several currencies share: code of the usual reading -> how the text names a country -> its code.
SHARED_CURRENCIES = {
    "USD": {"Canad": "CAD", "Toronto": "CAD", "Ottawa": "CAD", "Montreal": "CAD", "British Columbia": "CAD",
            "Alberta": "CAD", "Saskatchewan": "CAD", "Manitoba": "CAD", "Australia": "AUD", "Queensland": "AUD",
            "New South Wales": "AUD", "NSW": "AUD", "Melbourne": "AUD", "Sydney": "AUD", "Brisbane": "AUD",
            "Pilbara": "AUD", "New Zealand": "NZD", "Auckland": "NZD", "Christchurch": "NZD", "Tauranga": "NZD",
            "KiwiRail": "NZD", "U.S.": "USD", "United States": "USD", "America": "USD", "US ": "USD", "China": "USD",
            "Chinese": "USD"},
    "INR": {"India": "INR", "Pakistan": "PKR", "Sri Lanka": "LKR", "Nepal": "NPR"},
    "AED": {"Emirat": "AED", "UAE": "AED", "Dubai": "AED", "Abu Dhabi": "AED", "Moroc": "MAD"},
    "KES": {"Kenya": "KES", "Mombasa": "KES", "Nairobi": "KES", "Tanzania": "TZS", "Dar es Salaam": "TZS",
            "Uganda": "UGX"},
    "MXN": {"Mexic": "MXN", "Argentin": "ARS", "Chile": "CLP", "Colombia": "COP", "Philippin": "PHP", "Uruguay": "UYU"},
    "DKK": {"Denmark": "DKK", "Danish": "DKK", "Swed": "SEK", "Norw": "NOK", "Czech": "CZK", "Iceland": "ISK"},
    "NOK": {"Norw": "NOK", "Denmark": "DKK", "Danish": "DKK"},
    "SEK": {"Swed": "SEK", "Iceland": "ISK"},
    "RUB": {"Russia": "RUB", "Belarus": "BYN"},
    "AZN": {"Azer": "AZN", "Baku": "AZN", "Turkmen": "TMT"},
    "RON": {"Romania": "RON", "Moldova": "MDL"},
    "IRR": {"Iran": "IRR", "Oman": "OMR"},
    "SAR": {"Saudi": "SAR", "Qatar": "QAR"},
    "KWD": {"Kuwait": "KWD", "Algeri": "DZD", "Tunisia": "TND", "Serbia": "RSD", "Jordan": "JOD", "Iraq": "IQD",
            "Libya": "LYD", "Bahrain": "BHD"},
    "CHF": {"Swiss": "CHF", "Switzerland": "CHF", "Djibouti": "DJF", "Rwanda": "RWF", "Burundi": "BIF", "Congo": "CDF",
            "Guinea": "GNF", "Cameroon": "XAF", "Gabon": "XAF", "Senegal": "XOF", "Mali ": "XOF", "Ivory Coast": "XOF",
            "Côte d": "XOF", "Burkina": "XOF"},
    "GBP": {"Brit": "GBP", "UK": "GBP", "England": "GBP", "London": "GBP", "Scot": "GBP", "Wales": "GBP",
            "Egypt": "EGP", "Sudan": "SDG", "Leban": "LBP", "Syria": "SYP"},
}  # fmt: skip
