"""Records to and from plain data: strict on the way in, canonical on the way out.

Plain data are mappings, lists, texts, whole numbers, booleans and dates, as `json` and `tomllib`
give them. `load` makes records of them, `dump` goes back, `json_schema` describes them.
"""

from vneduunion.codec.dumping import dump
from vneduunion.codec.loading import load
from vneduunion.codec.schema import json_schema
from vneduunion.codec.sound import load_sound
from vneduunion.codec.versions import SCHEMA_VERSION
from vneduunion.codec.worded import PARSERS

__all__ = ["PARSERS", "SCHEMA_VERSION", "dump", "json_schema", "load", "load_sound"]
