"""The words that say a train leaves, arrives, passes or is sent, and a line opens: one pattern a kind."""

import re

DEPART = re.compile(
    r"\b(?:departed|departs|depart|left|leaves|leave|leaving|set off|sets off|set out|setting off|setting out"
    r"|pulled out|pulls out|pull out|rolled out|roll out|rolls out|was sent off|sent off|sent out|were sent|was sent"
    r"|sends? off|sends? out|(?:rumbled|trundled|eased|glided|crept|drew) out|(?:pulled|drew) away|moved off"
    r"|dispatch(?:es)?|dispatched|despatched|headed off|headed out|kicked off|took off"
    r"|started (?:(?:its|their|the|his) (?:\w+ )?(?:journey|trip|run|voyage)|from)|departure|flagged off|flagging off"
    r"|headed (?:to|for|towards?)|embarked on (?:its|their|a|an|the)|hit the (?:tracks|rails)"
    r"|conducted|carried out"
    r"|beg[au]n (?:its|their|a) (?:\w+ )?(?:journey|trip|run|voyage)|(?:chugged|steamed|puffed) out"
    r"|returned from|due out|sent (?:its|the|a|an|another) (?:\w+ )?(?:train|freight)|carried its first"
    r"|ma(?:de|kes) (?:its|the|a) (?:first|maiden|inaugural|trial|test) (?:trip|run|journey|voyage))\b"
)
ARRIVE = re.compile(
    r"\b(?:arrived|arrives|arriving|arrive|arrival|reached|reaches|reach|(?:rolled|pulled|steamed|chugged"
    r"|rumbled|came) into"
    r"|(?:rolls|pulls) into|pulled in|(?:pulled|drew) up at|drew in(?:to)?"
    r"|entered(?! (?:service|operation|into|use|a new|the market))"
    r"|(?:completed|finished) (?:its|the"
    r"|an?) (?:[\w,-]+ )?(?:journey|trip|route|run)"
    r"|were shipped into"
    r"|(?:was|were) (?:received|welcomed|delivered)"
    r"|will be reaching|received (?:[\w,.-]+ ){1,7}(?:in|by|on) (?:a|the|its) (?:[\w-]+ ){0,3}?train\b"
    r"|terminated (?:at|in)|(?:received|welcomed|greeted|hailed|took delivery of) (?:its"
    r"|the|an?) (?:[\w-]+ ){0,5}?(?:train|[Ee]xpress|rake"
    r"|shipment|consignment|convoy|freight service)"
    r"|got to|returned to|docked)\b"
)
PASS = re.compile(
    r"\b(?:passed(?= (?:the )?[A-Z])|passed through|passes through|crossed|transited|exited"
    r"|travelled along|was moved along|ran through)\b"
)
RUN_ON = re.compile(
    r"\b(?:ran|run|operated|operate|hauled|haul|tested|test|trialled|trialed|dispatched|despatched|dispatch|sent|send|moved|shipped|exported"
    r"|move|brought|bring|handled|waved off|saw off|flagged off)\s+(?:off\s+)?(?:its|the|their|an?|another|one)\s+"
    r"(?:[\w’'/,½-]+\s+){0,6}?(?:train|trainload|rake|convoy|consist)\b(?! (?:service|operator|driver|station))"
    r"|\b(?:exported|shipped|sent|delivered)\s(?:[\w’'/,½-]+\s+){1,10}?by (?:rail|train)\b"
)
"""Somebody runs a train: "ran its first train", "tested a 375-wagon train", "plans to send a trial train"."""
CARRY = re.compile(
    r"\b(?:carried|hauled|moved|took|transported|hauls|ran|rolled|travelled|traveled|went|never ran"
    r"|(?:was|were) (?:run|operated|hauled)"
    r"|made the (?:trip|run))\b"
)
_CEREMONY = r"(?:flag-off|flagging-off|launch|launching|opening|inauguration|send-off) ceremony"
CEREMONY = re.compile(rf"\b{_CEREMONY}\b")
LAUNCH = re.compile(
    r"\b(?:started (?:operat(?:ing|ions?)|service|hauling|transporting|carrying|moving|running|shipping"
    r"|sending|dispatching)"
    r"|(?:re-?|Re-?)?(?:launched|opened|started|introduced|inaugurated)|launch(?:es)?|opens?|[Ii]naugurates?"
    r"|offers|(?:goes|went|go) live|restored|re-?established|reinstated|re-?open(?:s|ed)"
    r"|(?:start(?:s|ed)?|beg[aiu]ns?|commence[sd]?|will begin) (?:operat(?:ing|ions?)|service|hauling|transporting"
    r"|carrying|moving|running|shipping|sending|dispatching)|(?:became|become|been|is|was) operational"
    r"|starts?|restarts?|introduces?"
    r"|debuted|(?:is|are|was|were) (?:launching|introducing|starting|opening|adding|inaugurating|resuming)"
    r"|(?:put|pushed|pressed) (?:in)?to (?:operation|service|use)|(?:went|come|came|enter|entered|goes"
    r"|go) into (?:operation|service)"
    r"|commissioned|unveiled|organi[sz]ed|set up|rolled out|kicked off|begins?|began|begun|adds?|added|resumed?|resumes"
    r"|will (?:run|operate|move|carry|connect|link|offer)|(?:plans?|intends?|aims?|wants?) to (?:run|operate|offer) an?"
    r"|Launched|Opened|Inaugurated|Starting operations?|Opening"
    rf"|{_CEREMONY}|first (?:operated|ran|run)"
    r"|(?:due|expected|scheduled|planned|announced|foreseen|promised|slated|set) (?:for|in|by|on)"
    r"|(?:due|set|scheduled|expected|slated) to (?:start|restart|open|launch|begin|resume|run|enter))\b"
)
PLANNED = re.compile(
    r"\b(?:will|is to|are to|was to|to be|scheduled|planned|plans?|expected|due|is set to|slated|would|announced "
    r"(?:plans|for)|foreseen|promised|going to|shall)\b|\bnext (?:week|month|year)\b"
)
