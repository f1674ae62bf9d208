"""The extractor as tools for agents, over the Model Context Protocol (modelcontextprotocol.io).

``server`` offers the tools, ``answers`` says what they give and keeps it short, ``lookup`` reads the gazetteer and the
lexicon, ``events`` searches a database that `batch` or `events` wrote.
"""
