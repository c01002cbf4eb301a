"""Checks what a command printed as JSON against its schema.

    check_schema.py SCHEMA.json READING.json
"""
import json
import pathlib
import sys

import jsonschema
import referencing


def main():
    schema, reading = (json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:])
    checker = jsonschema.Draft202012Validator(schema, registry=beside(pathlib.Path(sys.argv[1])))
    checker.check_schema(schema)
    # Several files give an array of what one file gives.
    parts = reading if isinstance(reading, list) else [reading]
    errors = [error for one in parts for error in checker.iter_errors(one)]
    for error in errors[:20]:
        print(f'{error.json_path}: {error.message[:200]}', file=sys.stderr)
    if errors:
        sys.exit(f'schema: {len(errors)} errors in {sys.argv[2]}')
    sentences = sum(len(one.get('sentences', [])) for one in parts)
    findings = sum(len(one.get('findings', [])) for one in parts)
    if sentences + findings == 0:
        sys.exit(f'schema: {sys.argv[2]} holds neither a sentence nor a finding')
    print(f'{pathlib.Path(sys.argv[1]).name}: {len(parts)} reports, {sentences} sentences and '
          f'{findings} findings are as it says')


def beside(path):
    """The schemas of the folder, each under its file name, which is how they name each other."""
    return referencing.Registry().with_resources(
        (other.name, referencing.Resource.from_contents(json.loads(other.read_text())))
        for other in sorted(path.parent.glob('*.schema.json')))


if __name__ == '__main__':
    main()
