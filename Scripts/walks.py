"""What the walks in a browser took, from the lines that they leave (office.py), as Documents/walks.md."""
import argparse
import json
import pathlib

from machine import stamp


def told(results):
    rows = ['| walk | seconds | may take |', '| --- | --: | --: |']
    for one in results:
        most = f'{one["seconds_max"]} s' if one['seconds_max'] else '—'
        rows.append(f'| {one["name"]} | {one["seconds"]:.1f} | {most} |')
    return '\n'.join([
        '# Walks', '', stamp(), '',
        'What people do from one end to the other, taken by Debian\'s chromium against a server of its own on a',
        'debug build (`make walks`): every page is opened, read and checked. The letters are those of the work that',
        'the product was asked for; a walk that takes longer than it may fails the command.', '', *rows, ''])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('results', type=pathlib.Path)
    parser.add_argument('--write', type=pathlib.Path, required=True)
    options = parser.parse_args()
    lines = options.results.read_text(encoding='utf-8').splitlines()
    options.write.write_text(told([json.loads(line) for line in lines]), encoding='utf-8')


if __name__ == '__main__':
    main()
