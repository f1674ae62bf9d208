"""What schemathesis is told of JSON Lines: a body of them is sent as the text it is."""

import schemathesis

schemathesis.serializer.alias("application/x-ndjson", "text/plain")
