"""Photographs every page of the workplace as the people who use it see them, at the desk, on a phone
and on the wall, and asks axe about each. Writes a table of what was found; exit code 1 when axe finds a
serious fault, a page is wider than its window, or an address fails."""
import argparse
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from axe_playwright_python.sync_playwright import Axe
from office import DESK, Office, PHONE, found
from pictures import HOLDS_TOO_MUCH, SERIOUS, document

WALL = {'width': 1920, 'height': 1080}
CLERK, UNIT, LEADER = '柏若溪', '迟景明', '陆清和'
SYSTEM, SECURITY, AUDIT = '系统管理员', '安全管理员', '审计管理员'
# Who looks at what: a name for the picture and an address; {matter}, {report}, {paper} and {sign} are found
# on the way, and what is not there is left out.
PAGES = {
    CLERK: {
        'desk': '/', 'desk-doing': '/desk/doing', 'desk-done': '/desk/done',
        'desk-unread': '/desk/unread', 'desk-warnings': '/desk/warnings', 'messages': '/messages',
        'cards': '/cards?q=停车', 'ledgers': '/ledgers', 'ledger': '/ledgers/report-task',
        'ledger-empty': '/ledgers/petition', 'ledger-import': '/ledgers/report-task/import',
        'matter': '{matter}', 'act-urge': '{matter}/urge',
        'act-split': '{matter}/split', 'act-circle': '{matter}/circle', 'reports': '/reports',
        'report': '{report}', 'report-issue': '{report}/issue',
        'report-corrections': '{report}/corrections', 'report-table': '{report}/table',
        'report-opinions': '{report}/opinions', 'report-comparison': '{report}/comparison',
        'adoption': '{report}/adoption',
        'wall': '/wall', 'wall-quarter': '/wall?zoom=quarter', 'analysis-units': '/analysis/units',
        'analysis-leaders': '/analysis/leaders', 'analysis-ledgers': '/analysis/ledgers',
        'figure': '/analysis/matters?what=red', 'supervision': '/supervision',
        'supervision-queue': '/supervision/queue?queue=red', 'reporting': '/supervision/reporting',
        'leaders': '/supervision/leaders', 'papers': '/papers', 'paper': '{paper}', 'draws': '/supervision/draws',
        'inspections': '/supervision/inspections', 'burdens': '/supervision/burdens',
        'units': '/administration/units', 'people': '/administration/people',
        'definitions': '/administration/ledgers', 'workflow': '/workflows/report-task',
        'trial': '/administration/ledgers/trial', 'calendar': '/administration/calendar',
        'tokens': '/tokens', 'password': '/password',
        'one-time-code': '/one-time-code',
    },
    UNIT: {
        'unit-desk': '/', 'unit-returns': '/returns', 'unit-ledger': '/ledgers/report-task',
        'unit-matter': '{matter}', 'unit-act-report': '{matter}/report',
    },
    LEADER: {
        'leader-desk': '/', 'leader-wall': '/wall?on=screen', 'leader-analysis': '/analysis/leaders',
        'leader-matter': '{matter}', 'leader-sign': '{sign}',
    },
    SYSTEM: {
        'webhooks': '/webhooks', 'calendar-import': '/administration/calendar/import',
        'succession': '/administration/people/succession', 'unit': '/units/10', 'unit-new': '/units/new',
        'post': '/posts/10', 'post-new': '/units/10/posts', 'person': '/people/10', 'person-new': '/people/new',
        'portfolios': '/administration/portfolios',
        'portfolios-change': '/administration/portfolios/change',
        'local-days': '/administration/calendar/local',
        'migration': '/administration/ledgers/migration',
    },
    SECURITY: {
        'accounts': '/administration/accounts', 'account': '/accounts/1',
        'account-new': '/accounts/new', 'roles': '/administration/roles',
        'review': '/administration/review', 'sessions': '/administration/sessions',
    },
    AUDIT: {'audit': '/administration/audit'},
}
NOBODY = {'sign-in': '/sign-in'}
PRINTS = {'print-wall-a3': '/wall?on=a3', 'print-wall-a0': '/wall?on=a0', 'print-leaders': '/supervision/leaders',
          'print-ledger': '/ledgers/report-task'}


def look(page, name, size, address, out):
    """One row: the page at this size, photographed whole, and what axe says of it."""
    page.set_viewport_size(size)
    answer = page.goto(address)
    stem = f'{name}-{size["width"]}'
    page.screenshot(path=out / f'{stem}.png', full_page=size is not WALL)
    serious, lesser, passes = [], 0, 0
    if size is not WALL:
        found_by_axe = Axe().run(page).response
        passes = len(found_by_axe['passes'])
        for fault in found_by_axe['violations']:
            if fault['impact'] in SERIOUS:
                serious.append(f'{fault["id"]} ({len(fault["nodes"])})')
            else:
                lesser += 1
    if answer.status != 200:
        serious.append(f'answers {answer.status}')
    return {
        'picture': stem, 'wide': page.evaluate(HOLDS_TOO_MUCH), 'passes': passes, 'faults': serious,
        'lesser': lesser, 'bytes': len(page.content().encode()),
    }


def gallery(office, out, only):
    rows = []
    for who, pages in PAGES.items():
        chosen = {name: path for name, path in pages.items() if not only or name in only}
        if not chosen:
            continue
        person = office.sign_in(who)
        places = places_of(person, who)
        for name, path in chosen.items():
            if any(place is None and f'{{{word}}}' in path for word, place in places.items()):
                print(f'gallery: {name} is left out: the district has none')
                continue
            # What hangs on a wall turns its pages by itself, and is looked at nowhere else.
            for size in (WALL,) if 'on=screen' in path else (DESK, PHONE, WALL):
                rows.append(look(person.page, name, size, office.address + path.format(**places), out))
        if who == CLERK and not only:
            printed(person, out)
        person.leaves()
    if not only:
        page = office.browser.new_page(locale='zh-CN')
        for name, path in NOBODY.items():
            rows += [look(page, name, size, office.address + path, out) for size in (DESK, PHONE, WALL)]
        page.close()
    return rows


def places_of(person, who):
    """The addresses that vary; `None` where there is none."""
    places = {'matter': '', 'report': '', 'paper': '', 'sign': ''}
    if who in (CLERK, UNIT, LEADER):
        places['matter'] = first_matter(person, who)
    if who == CLERK:
        places['report'] = first_link(person, '/reports', '/reports/') or '/reports'
        places['paper'] = first_link(person, '/papers', '/papers/') or drafted(person)
    if who == LEADER:
        places['sign'] = first_link(person, '/', '/signature')
    return places


def drafted(person):
    """The address of a bulletin drafted now: a sample district has no paper of its own."""
    person.open('/supervision/reporting')
    person.press('拟通报')
    return '/papers/' + person.page.url.rsplit('/', 1)[1]


def printed(person, out):
    """The sheets of what is hung up or handed out, as a printer gets them."""
    for name, path in PRINTS.items():
        person.open(path)
        sheet = out / f'{name}.pdf'
        person.page.pdf(path=sheet, prefer_css_page_size=True, print_background=True)
        subprocess.run(['pdftoppm', '-r', '30' if name.endswith('a0') else '60', '-png', sheet,
                        out / name], check=True)
        sheet.unlink()


def first_link(person, page, part):
    """Where the first link of a page leads whose address has a part in it."""
    person.open(page)
    place = person.page.locator(f'main a[href*="{part}"]')
    return place.first.get_attribute('href') if place.count() else None


def first_matter(person, who):
    if who == UNIT:
        person.open('/ledgers/report-task')
        return person.page.locator('main a[href*="/matters/"]').first.get_attribute('href')
    return found(person, '停车')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--duban', required=True)
    parser.add_argument('--chromium', default='/usr/bin/chromium')
    parser.add_argument('--data', help='a sample district already made (Scripts/sample.sh)')
    parser.add_argument('--out', type=pathlib.Path, required=True)
    parser.add_argument('--write', type=pathlib.Path)
    parser.add_argument('--of', default='')
    parser.add_argument('--only', nargs='*')
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with Office(options.duban, options.chromium, data=options.data) as office:
        rows = gallery(office, options.out, options.only)
    if options.write:
        options.write.write_text(document(rows, options.of), encoding='utf-8')
    faults = [row for row in rows if row['faults'] or row['wide']]
    for row in faults:
        print(f'gallery: {row["picture"]}: {row["faults"] or "wider than its window"}')
    print(f'{len(rows)} pictures in {options.out}, {len(faults)} with serious faults')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
