"""Points of a table as GeoParquet 1.1, so that what reads maps out of Parquet finds them.

The column ``geometry`` holds a point for each row that has ``longitude`` and ``latitude``, as ISO well-known binary,
and is null elsewhere. The file's metadata say so under ``geo``. Coordinates are longitude, latitude in degrees
(OGC:CRS84, which is what the specification means by leaving out ``crs``).
"""

import json
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

COLUMN = "geometry"
METADATA = {
    "version": "1.1.0",
    "primary_column": COLUMN,
    "columns": {COLUMN: {"encoding": "WKB", "geometry_types": ["Point"]}},
}
_POINT = struct.Struct("<BIdd")  # byte order (1: little-endian), type (1: point), x, y


def schema_of(schema: "pyarrow.Schema") -> "pyarrow.Schema":
    """The schema with the column of points and the metadata, if it has coordinates."""
    import pyarrow as pa

    if not _has_points(schema):
        return schema
    return schema.append(pa.field(COLUMN, pa.binary())).with_metadata({"geo": json.dumps(METADATA)})


def with_points(table: "pyarrow.Table") -> "pyarrow.Table":
    """The table in that schema."""
    import pyarrow as pa

    if not _has_points(table.schema):
        return table
    pairs = zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True)
    points = [None if None in pair else _POINT.pack(1, 1, *pair) for pair in pairs]
    schema = schema_of(table.schema)
    return pa.table([*table.columns, pa.array(points, pa.binary())], schema=schema)


def _has_points(schema: "pyarrow.Schema") -> bool:
    return {"longitude", "latitude"} <= set(schema.names)
