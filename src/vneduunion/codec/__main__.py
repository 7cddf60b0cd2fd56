"""Prints the JSON Schema of a dataset: `python -m vneduunion.codec > src/vneduunion/codec/dataset.schema.json`."""

import json
import sys

from vneduunion.codec.schema import json_schema
from vneduunion.model import Dataset

sys.stdout.write(json.dumps(json_schema(Dataset), ensure_ascii=False, indent=2) + "\n")
