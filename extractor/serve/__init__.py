"""The extractor as a service over HTTP: one article or a stream of them in, records out.

``gate`` admits requests, ``bodies`` reads them within limits, ``crew`` extracts in worker processes, ``app`` is the
interface with its OpenAPI description, ``run`` listens and stops.
"""
