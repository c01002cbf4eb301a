"""Photographs pages in Debian's chromium at the desk, on a phone, on the wall, dark and as printed,
and asks axe about each. A page is an html file or an address. Exit code 1 when axe finds a serious
fault, or when a page is wider than its window."""
import argparse
import datetime
import pathlib
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

DESK, PHONE, WALL = (1366, 768), (390, 844), (1920, 1080)
SERIOUS = ('serious', 'critical')
# The wall turns its pages, as is wanted; a link on it stops that, which axe cannot know.
WANTED = {('screen-wall', 'meta-refresh')}
SHEETS = 6  # printed sheets that become pictures
HOLDS_TOO_MUCH = 'document.documentElement.scrollWidth > window.innerWidth'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('pages', nargs='+')
    parser.add_argument('--out', type=pathlib.Path, required=True)
    parser.add_argument('--write', type=pathlib.Path, required=True)
    parser.add_argument('--of', default='')
    parser.add_argument('--chromium', default='/usr/bin/chromium')
    options = parser.parse_args()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=options.chromium, args=['--no-sandbox', '--lang=zh-CN'])
        rows = [row for page in options.pages for row in looked_at(browser, page, options.out)]
        browser.close()
    options.write.write_text(document(rows, options.of), encoding='utf-8')
    faults = [row for row in rows if row['faults'] or row['wide']]
    for row in faults:
        print(f'pictures: {row["picture"]}: {row["faults"] or "wider than its window"}')
    print(f'{len(rows)} pictures in {options.out}, {len(faults)} with serious faults')
    sys.exit(1 if faults else 0)


def looked_at(browser, page, out):
    """One row for each way a page is looked at."""
    name = pathlib.PurePath(page).stem or 'start'
    address = page if '://' in page else pathlib.Path(page).resolve().as_uri()
    rows = []
    for size, scheme in ways(name):
        view = browser.new_page(
            viewport={'width': size[0], 'height': size[1]}, color_scheme=scheme, locale='zh-CN')
        view.goto(address)
        stem = f'{name}-{size[0]}' + ('-dark' if scheme == 'dark' else '')
        view.screenshot(path=out / f'{stem}.png')
        view.screenshot(path=out / f'{stem}-whole.png', full_page=True)
        found = Axe().run(view).response
        rows.append({
            'picture': stem, 'wide': view.evaluate(HOLDS_TOO_MUCH), 'passes': len(found['passes']),
            'faults': [f'{fault["id"]} ({len(fault["nodes"])})'
                       for fault in found['violations']
                       if fault['impact'] in SERIOUS and (name, fault['id']) not in WANTED],
            'lesser': sum(1 for fault in found['violations'] if fault['impact'] not in SERIOUS),
            'bytes': len(view.content().encode()),
        })
        view.close()
    printed(browser, address, out / f'{name}.pdf')
    return rows


def ways(name):
    """A page in a theme of its own is looked at in that; others light and dark."""
    if name.endswith('-wall'):
        return [(WALL, 'light')]
    if name.startswith('styles-'):
        return [(size, 'light') for size in (DESK, PHONE, WALL)]
    return [(DESK, 'light'), (PHONE, 'light'), (WALL, 'light'), (DESK, 'dark')]


def printed(browser, address, path):
    view = browser.new_page()
    view.goto(address)
    view.pdf(path=path, prefer_css_page_size=True)
    view.close()
    subprocess.run(
        ['pdftoppm', '-r', '60', '-l', str(SHEETS), '-png', path, path.with_suffix('')], check=True)


def document(rows, words):
    lines = [
        '# Pictures', '', f'{datetime.date.today()}, {words}. Each page is photographed in chromium and',
        'looked through by axe; the pictures stay in `out/pictures`.', '',
        '| page and width | KB of html | serious faults | lesser | checks passed |',
        '| --- | --: | --- | --: | --: |',
    ]
    for row in rows:
        faults = ', '.join(row['faults'] + (['wider than its window'] if row['wide'] else []))
        lines.append(f'| {row["picture"]} | {row["bytes"] / 1000:.0f} | {faults or "none"} | '
                     f'{row["lesser"]} | {row["passes"]} |')
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    main()
