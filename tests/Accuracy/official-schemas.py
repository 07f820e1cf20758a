#!/usr/bin/env python3
"""Holds a STIX bundle and a MISP event against the official schemas.

usage: official-schemas.py STIX_SCHEMAS MISP_SCHEMA BUNDLE.json EVENT.json

STIX_SCHEMAS is the folder schemas/ of https://github.com/oasis-open/cti-stix2-json-schemas, MISP_SCHEMA the file
pymisp/data/schema-lax.json of https://github.com/MISP/PyMISP. Neither is in a package that CI can install, nor ours to keep here.
Needs Debian's python3-jsonschema. Each object of the bundle is held against the schema of its own type: against that of the bundle alone, a wrong
object would be reported once for each type that it is not.
"""
import json
import pathlib
import sys

import jsonschema

if len(sys.argv) != 5:
    sys.exit(__doc__)

stix, misp, bundle, event = map(pathlib.Path, sys.argv[1:])
schemas = {path.stem: json.loads(path.read_text()) for path in sorted(stix.rglob("*.json"))}
store = {schema["$id"]: schema for schema in schemas.values()}
faults = 0


def check(validator, what, document):
    global faults
    for error in validator.iter_errors(document):
        faults += 1
        print(f"{what} at {'/'.join(map(str, error.path))}: {error.message[:200]}")


objects = json.loads(bundle.read_text())["objects"]
validators = {
    kind: jsonschema.Draft202012Validator(schemas[kind], resolver=jsonschema.RefResolver(schemas[kind]["$id"], schemas[kind], store))
    for kind in {item["type"] for item in objects}
}
for item in objects:
    check(validators[item["type"]], item["id"], item)

check(jsonschema.Draft4Validator(json.loads(misp.read_text())), "event", json.loads(event.read_text()))
print(f"{len(objects)} objects of STIX of {len(validators)} types and one event of MISP: {faults} faults")
sys.exit(1 if faults else 0)
